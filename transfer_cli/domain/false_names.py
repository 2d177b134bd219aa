"""Invented names for a disguised caseload; any likeness to somebody is chance."""

from __future__ import annotations

FORENAMES = (
    "Abel", "Ada", "Alba", "Amos", "Anya", "Arlo", "Asha", "Aubrey", "Basil", "Bella", "Bryn", "Cato", "Ceri", "Clio",
    "Cora", "Dara", "Dilys", "Edda", "Eira", "Elio", "Elsa", "Enid", "Esme", "Ezra", "Faye", "Fern", "Finn", "Flora",
    "Gale", "Gwen", "Hana", "Hazel", "Hugo", "Ida", "Idris", "Ines", "Iona", "Isla", "Ivo", "Jago", "Jem", "Joss",
    "Juno", "Kai", "Keir", "Kira", "Lark", "Leif", "Lena", "Linus", "Lowen", "Luna", "Mabli", "Maeve", "Marlo", "Mira",
    "Nell", "Nico", "Noor", "Nova", "Odile", "Olwen", "Oran", "Orla", "Otis", "Petra", "Piers", "Quill", "Rafe", "Rhea",
    "Rhys", "Roan", "Rosa", "Rufus", "Sable", "Saul", "Sefton", "Seren", "Silas", "Sorrel", "Stellan", "Tamsin",
    "Thora", "Tove", "Uma", "Una", "Vance", "Vera", "Viggo", "Wilf", "Willa", "Xanthe", "Yara", "Yorick", "Zeno",
)  # fmt: skip
BEGINNINGS = (
    "Alder", "Amber", "Apple", "Ash", "Barley", "Beck", "Birch", "Black", "Bright", "Brook", "Burn",
    "Clay", "Cliff", "Clover", "Copper", "Crane", "Dale", "Down", "Elder", "Fallow", "Fern", "Fox", "Glass",
    "Grey", "Hart", "Hazel", "Heath", "Heron", "Hollow", "Ivy", "Kestrel", "Lark", "Linden", "Marsh", "Meadow", "Mill",
    "Moor", "Moss", "North", "Oak", "Otter", "Pebble", "Pine", "Quarry", "Raven", "Reed", "Ridge", "Rowan", "Rush",
    "Sand", "Sedge", "Silver", "Slate", "Stone", "Swan", "Thistle", "Thorn", "Tides", "Vale", "Water", "Willow", "Wood",
)  # fmt: skip
ENDINGS = (
    "acre", "bank", "beam", "berry", "bourne", "bridge", "bury", "by", "combe", "croft", "den", "dene", "don", "fell",
    "field", "ford", "gate", "grove", "ham", "holm", "hurst", "lake", "land", "leigh", "ley", "low", "mead", "mere",
    "over", "rick", "shaw", "side", "stead", "stoke", "stow", "thorpe", "ton", "tree", "wall", "way", "well", "wick",
    "worth", "yard",
)  # fmt: skip
STREETS = ("Avenue", "Close", "Court", "Crescent", "Drive", "Gardens", "Grove", "Lane", "Road", "Street", "Walk", "Way")
