"""Invented names of people, streets and schools; none is meant to be anybody's or anywhere's."""

from __future__ import annotations

from itertools import cycle

_FORENAMES = """
Aaliyah Abigail Adam Aiden Aisha Alfie Alice Amelia Amir Amy Andrzej Anya Archie Ava Ayesha Ayşe Bartosz Bella Ben
Beth Bilal Billy Blake Bobby Bogdan Brooke Caitlin Callum Charlie Chidi Chloë Connor Cora Daisy Daniel Dawid Dylan
Eleanor Elif Ella Elliot Emily Emre Erin Esmé Ethan Eva Evie Farah Faith Finley Florence Frankie Freddie Freya George
Grace Gwen Hamza Hannah Harley Harriet Harry Harvey Hassan Heidi Henry Holly Ibrahim Imogen Imran Isaac Isla Jack
Jacob Jakub Jamie Jasmine Jayden Jessica Joel José Joshua Kai Kacper Katie Kayla Keira Kian Kieran Kofi Lacey Layla
Leah Leo Lewis Liam Lily Logan Lola Lucas Lucy Luke Łukasz Maddison Maisie Maryam Mason Matilda Max Megan Mia Millie
Mohammed Molly Morgan Naomi Nathan Nia Niamh Nikola Noah Nur Oliver Olivia Oscar Owen Paige Phoebe Poppy Rafael Reece
Renée Reuben Rhys Riley Robin Roman Ronnie Rosie Ruby Ryan Sadia Samuel Sasha Seán Seth Siân Skye Sofia Sophie Stanley
Summer Tariq Teddy Thea Theo Thomas Tia Toby Tyler Umar Victor Violet Wiktoria William Yusuf Zac Zainab Zara Zoë Zofia
"""
_SURNAMES = """
Abbott Adeyemi Ahmed Akhtar Ali Allenby Amos Appleton Armitage Ashcroft Ashworth Bagnall Bailey Banerjee Barlow
Barnett Bashir Baxter Beckett Begum Bennion Birtles Blackburn Booth Bradshaw Brereton Brócki Bromley Burgess Byrne
Capper Carrington Cartwright Chan Chaudhry Clegg Cliffe Cookson Cooper Coppock Corbett Cross Crowther Curbishley
Cząstka Dale Darlington Dean Dodd Dooley Dutton Earnshaw Eaton Egerton Ellison Evans Fairclough Farrell Fenwick Finch
Fletcher Fox Frodsham Furness Garnett Gibbons Gill Goodier Grant Greatbanks Grindley Guest Hallam Hamilton Hankey
Hassall Hayes Heath Hesketh Hignett Hindley Holt Hopley Hough Hulse Hussain Ikin Iqbal Ireland Jackson Jędrzejczak
Jervis Johnson Jones Joynson Kaur Keegan Kelsall Kennerley Khan Kirkham Knowles Kowalska Lamb Latham Lawton Leather
Leigh Lightfoot Littler Lloyd Lovatt Lyon Mahmood Makin Malik Marsden Mason Massey Mbeki McDonagh Meredith Milner
Minshull Moore Morgan Moss Müller Mukherjee Naylor Newall Nguyễn Nixon Norbury Nowak Núñez Oakes Okafor Oldfield Owens
Parr Patel Peacock Penketh Percival Pickering Platt Povey Povall Price Prince Quayle Rahman Rathbone Redfern Rees
Renshaw Rhodes Ridgway Rimmer Roberts Rowlands Royle Rushton Sadler Sadowski Scragg Shah Sharma Shaw Sherratt Siddall
Singh Slater Smallwood Speakman Spruce Starkey Stretch Sumner Szymański Tatton Taylor Thornley Tilley Tomkinson Trevor
Tudor Turner Unsworth Venables Vernon Wainwright Walley Warburton Weaver Whalley Whitby Whittle Wilbraham Williams
Winnington Woodier Wrench Yates Yilmaz Youd O'Neill D'Souza O'Rourke N'Diaye Smith-Okonkwo Hall-Davies
"""
_STREETS = """
Alderbank Applegarth Barleymead Beechfold Bellwether Birchholt Bramblewood Brookmere Buttercup Candlewick Cherrybank
Clovermere Coppergate Cowslip Curlew Damson Dovetail Eastmarsh Elderflower Fallowfield Fernhollow Foxmoss Gorsebank
Greylag Harebell Hawkmoss Hazelhurst Hollowbrook Hornbeam Kestrel Kingcup Lapwing Larkmeadow Linnet Longacre Marigold
Meadowsweet Millrace Mulberry Nettlebed Oakhanger Orchardleigh Owlcote Partridge Peartree Plover Quarryfold Reedmace
Ropewalk Rosemoss Rowanfield Saltmarsh Sandpiper Sedgemere Silverbirch Skylark Snowberry Spinners Starling
Swallowfield Tanners Thistledown Turnpike Wagtail Weavers Wheatsheaf Whinmoor Willowherb Windmill Wrenfield
"""

FORENAMES: tuple[str, ...] = tuple(_FORENAMES.split())
SURNAMES: tuple[str, ...] = (*_SURNAMES.split(), "van der Berg", "de la Cruz")

UNUSUAL_NAMES: tuple[tuple[str, str], ...] = (
    ("Ottoline", "Fetherstonhaugh-Cholmondeley-Marjoribank"),
    ("Dewi", "Dewi"),
    ("Anne-Marie", "O'Shaughnessy-D'Arcy"),
    ("Þórdís", "Ævarsdóttir"),
    ("Nguyệt Ánh", "Đặng"),
    ("Jean-François", "L'Écuyer"),
    ("Xi", "Ou"),
    ("Muhammad Abdur-Rahman Ibn Yusuf", "Al-Farouqi"),
)
"""Forty letters, one word, apostrophes, hyphens, accents, two letters, four forenames."""

KINDS_OF_STREET: tuple[str, ...] = ("Road", "Close", "Avenue", "Lane", "Drive", "Way", "Crescent")
STREETS: tuple[str, ...] = tuple(
    f"{name} {kind}" for name, kind in zip(_STREETS.split(), cycle(KINDS_OF_STREET), strict=False)
)

TOWNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Chester", ("CH1 7", "CH1 8", "CH2 5", "CH2 6", "CH3 1", "CH4 1")),
    ("Ellesmere Port", ("CH65 1", "CH66 8")),
    ("Northwich", ("CW8 6", "CW9 1", "CW9 2")),
    ("Winsford", ("CW7 6", "CW7 8")),
    ("Frodsham", ("WA6 2",)),
    ("Neston", ("CH64 1",)),
    ("Tarporley", ("CW6 3",)),
)
"""Post towns with sectors of their postcodes that, as far as we know, no address has."""

LANGUAGES: tuple[str, ...] = ("ur", "pl", "bn", "ar", "zh", "pt", "ro", "cy")

MEETING_TIMES: tuple[str, ...] = ("09:15", "09:30", "10:00", "11:00", "13:30", "14:00", "15:45")
