"""Errors about reading a caseload or events file: ids beginning IMP.

001 to 009, 024 and 025 stop the file, 010 to 023 reject a row, 030 to 059 are pointed out while the row is loaded, 060
is about a file that would be written over, 070 to 079 are about workbooks, 080 to 089 about profiles of other systems'
files, and 090 to 097 (in `directory`) about the directory of settings.
"""

from __future__ import annotations

from transfer_cli.errors import ErrorText

_FILE: dict[str, ErrorText] = {
    "IMP001": ErrorText(
        "The file cannot be opened",
        "It is not there, is a folder, is open elsewhere, or you may not read it.",
        "Check the name and the folder, close the file in other programs, or ask for access.",
    ),
    "IMP002": ErrorText(
        "The file is not CSV",
        "A workbook, a PDF or another file that is not text was given.",
        'Open it in the program that made it and save it as "CSV UTF-8 (comma delimited)", then import that file.',
    ),
    "IMP003": ErrorText(
        "The file is empty",
        "There is nothing in it, which mostly means that an export failed.",
        "Export it again and look whether it has rows.",
    ),
    "IMP004": ErrorText(
        "The file's encoding cannot be told",
        "Part of the text is in one encoding and part in another, or in none that is known. Names with accents "
        "would come out wrong in letters, so nothing is guessed.",
        'Open it where it was made and save it as "CSV UTF-8". If two files were joined, save each so before joining.',
    ),
    "IMP005": ErrorText(
        "A cell never ends",
        "A quotation mark opens a cell and is never closed, so the rows after it would all be read as one cell; or a "
        "cell is longer than any can be.",
        "Go to the row that is named, close the quotation mark or take it out; where there is none, save the file as "
        "CSV again.",
    ),
    "IMP006": ErrorText(
        "A column is missing",
        "Without reference, forename, surname, date_of_birth, document, setting_name and setting_type a child can "
        "be neither identified nor placed; an events file needs reference, step and on; a directory of settings "
        "needs name, or URN and EstablishmentName.",
        "Add the column or rename the one that holds it. A file with every column is written by: transfer export.",
    ),
    "IMP007": ErrorText(
        "A column is there twice",
        "Two columns have the same heading, and nothing says which of them is right.",
        "Keep one; take the other out or rename it.",
    ),
    "IMP008": ErrorText(
        "The file has no rows",
        "There are headings and nothing below them.",
        "Export it again with its rows.",
    ),
    "IMP009": ErrorText(
        "A file cannot be written",
        "The folder is not there or may not be written to, the file is open elsewhere, it is the file being read, or "
        "it is a workbook and what should go into it is more than a workbook can hold or be given back with.",
        "Name another file, close it in other programs, or ask for access to the folder.",
    ),
}

_ROWS: dict[str, ErrorText] = {
    "IMP010": ErrorText(
        "A row does not fit the headings",
        "It has more or fewer cells than there are headings, so cells may stand under the wrong heading.",
        "Look for a comma inside a cell (put the cell in quotation marks) or for a row that was cut off.",
    ),
    "IMP011": ErrorText(
        "A required cell is empty",
        "Without it the child cannot be identified or placed, or the step not recorded.",
        "Fill it in where the file comes from, or in the file of rejected rows.",
    ),
    "IMP012": ErrorText(
        "A date cannot be read",
        "Dates are read day first and with four figures of the year, and nothing is guessed: 03-Apr, two-figure "
        "years, American order and days that do not exist are refused, because a wrong date is a wrong letter.",
        "Write it as 2016-09-12, 12/09/2016 or 12 September 2016. If a spreadsheet changed it, format the column as "
        "text before typing.",
    ),
    "IMP013": ErrorText(
        "A code is not known",
        "The column takes one of a list of codes only.",
        "Use one of the codes that the message names.",
    ),
    "IMP014": ErrorText(
        "Neither yes nor no",
        "The column takes yes or no; y, n, true, false, 1 and 0 are read as well.",
        "Write yes or no, or leave the cell empty if it is not known.",
    ),
    "IMP015": ErrorText(
        "A year group cannot be read",
        "Year groups are -4 to 20, R, N1, N2, or written as Year 9.",
        "Correct it, or leave the cell empty: the year is then that of the child's age.",
    ),
    "IMP016": ErrorText(
        "A time cannot be read",
        "Times are written as 14:00 or 2pm.",
        "Correct it, or leave the cell empty until the time is arranged.",
    ),
    "IMP017": ErrorText(
        "Two rows have the same reference",
        "The reference says which child a row is about. Capitals do not tell two references apart.",
        "Keep one row for each child, and give each child a reference of its own.",
    ),
    "IMP018": ErrorText(
        "Nobody can be written to",
        "The row has neither a contact nor a home address, so no notice or plan could be sent.",
        "Fill in contact1_name or home_address1.",
    ),
    "IMP019": ErrorText(
        "A date stands before the day of birth",
        "One of the two dates is wrong, and nothing says which.",
        "Look both up and correct the wrong one.",
    ),
    "IMP020": ErrorText(
        "A step is not known",
        "An events file takes the milestones of the caseload file and the further steps listed below.",
        "Use one of these steps.",
    ),
    "IMP021": ErrorText(
        "A reference is not known",
        "A step can only be recorded of a child who is in the record.",
        "Import the caseload that has the child first, or correct the reference.",
    ),
    "IMP022": ErrorText(
        "A row cannot be taken apart",
        "A quotation mark stands in the middle of a cell that begins with one.",
        'Put the whole cell in quotation marks and double those inside it: "say ""hello""".',
    ),
}

_WHOLE: dict[str, ErrorText] = {
    "IMP023": ErrorText(
        "A reference has lost its leading zeros",
        "A spreadsheet turns 001216 into the number 1216. Other references in the file, or in the record, have their "
        "zeros, so this row would become a second child.",
        "Format the column as text before typing or pasting, and write the reference in full.",
    ),
    "IMP024": ErrorText(
        "A column of dates in American order",
        "Some dates in it only exist if the month comes first, and none, or very few, only if the day does. Read day "
        "first, the others would silently become other days, so nothing of the file is loaded. A workbook shows the "
        "same in another way: a spreadsheet with American settings makes the 4th of March of 03/04/2016 and leaves "
        "25/09/2016 as text, so that no real date lies after the 12th of its month.",
        "Export the file again with dates as 2016-09-12, or put the day first in the whole column.",
    ),
    "IMP025": ErrorText(
        "The file was changed while it was read",
        "Somebody saved it, or a program was still writing it, so that the rows that were checked are not those that "
        "would be loaded.",
        "Close it in other programs, and import it again.",
    ),
}

_NOTES: dict[str, ErrorText] = {
    "IMP030": ErrorText(
        "A column is not read",
        "Its heading is none of those that are known, so what it holds is not loaded.",
        "Rename it if it means the same as a known column; otherwise nothing need be done.",
    ),
    "IMP031": ErrorText(
        "A need code of before 2014-15",
        "BESD was replaced by SEMH in the 2014-15 school census and is read as SEMH.",
        "Nothing need be done.",
    ),
    "IMP032": ErrorText(
        "A character that does not print",
        "A line break or a tab stood in a cell and was read as a space; or one that has no width, such as a soft "
        "hyphen or a mark that turns the direction of writing, and was taken out: two texts that look alike would "
        "differ.",
        "Look whether the cell reads right.",
    ),
    "IMP033": ErrorText(
        "A UPN is wrong",
        "A UPN is a check letter, eleven figures and a figure or, in a temporary one, a letter. The check letter is "
        "worked out from the others, so one mistyped figure shows (DfE check 1510).",
        "Compare it with the school's list. The child is loaded all the same.",
    ),
    "IMP034": ErrorText(
        "Two rows have the same UPN",
        "A UPN belongs to one child.",
        "Look whether both rows are one child, or whether one UPN was copied.",
    ),
    "IMP035": ErrorText(
        "An unlikely day of birth",
        "The child would not be born yet, or would have been 25 or over when the law began on 1 September 2014.",
        "Look whether the year is right.",
    ),
    "IMP036": ErrorText(
        "A date lies ahead",
        "What is behind a case cannot lie after the day that the file is loaded for (--as-of).",
        "Look whether the year is right, or whether --as-of should be later.",
    ),
    "IMP037": ErrorText(
        "A step before transfers began",
        "Transfers to EHC plans began on 1 September 2014 with Part 3 of the Children and Families Act 2014.",
        "Look whether the year is right.",
    ),
    "IMP038": ErrorText(
        "Steps out of order",
        "Notice, assessment, draft and plan follow one another (SI 2014/2270 arts 18 to 22).",
        "Look which of the two dates is wrong. They are loaded as they stand.",
    ),
    "IMP039": ErrorText(
        "A learning difficulty assessment of a child under 16",
        "These assessments were made for young people in or after their last year of school "
        "(Learning and Skills Act 2000 s.139A).",
        "Look whether the document is a statement.",
    ),
    "IMP040": ErrorText(
        "An officer is not in the settings",
        "The schedule gives work to the officers that transfer.toml names; one who is not there has no room of "
        "their own.",
        "Correct the name in the file, or add the officer to transfer.toml.",
    ),
    "IMP041": ErrorText(
        "A commissioning body is not in the settings",
        "Letters to health bodies go to those that transfer.toml names.",
        "Correct the name in the file, or add it to commissioning_bodies in transfer.toml.",
    ),
    "IMP042": ErrorText(
        "A phase move does not fit the year group",
        "The earlier deadline of a child who changes phase depends on the move (SI 2014/2270 art 14), and this one "
        "is not made out of that year group.",
        "Look whether the move, its day or the year group is wrong.",
    ),
    "IMP043": ErrorText(
        "A year group differs from the one of the child's age",
        "Some children are taught above or below their age; the difference stays with the child.",
        "Nothing need be done if the child is taught there.",
    ),
    "IMP044": ErrorText(
        "A contact has no name",
        "Nobody can be addressed without a name, so nothing of this contact was read.",
        "Fill in the contact's name.",
    ),
    "IMP045": ErrorText(
        "A setting is not in the directory",
        "Letters to a school, college or early years provider go to the head or contact whom the directory names.",
        "Correct the name or the URN in the file, or add the setting to settings.csv and import that.",
    ),
    "IMP046": ErrorText(
        "Nobody may be written to",
        "Every contact of this child is marked do_not_write, so that no notice and no plan can be sent.",
        "Name somebody who may be written to, such as a representative or the social worker.",
    ),
    "IMP047": ErrorText(
        "A postcode that cannot be right",
        "It does not have the form of a postcode of the United Kingdom, so that the post may not find the address.",
        "Correct it. For an address abroad leave it empty and write the country as the last line of the address.",
    ),
    "IMP048": ErrorText(
        "Parental responsibility is not known",
        "A parent is any natural parent, anyone with parental responsibility and anyone with care of the child "
        "(Education Act 1996 s.576). Where the file does not say, mothers, fathers, guardians and carers are written "
        "to.",
        "Say yes or no in the column parental_responsibility of the contact where it is known.",
    ),
    "IMP049": ErrorText(
        "Two children with the same name and day of birth",
        "They may be one child with two references, who would then get every letter twice. Nothing is merged: "
        "twins and namesakes stay apart.",
        "If they are one child, keep one reference and take the other row out; otherwise nothing need be done.",
    ),
    "IMP050": ErrorText(
        "The file and a change made here differ",
        "The value was changed here since it was last imported, so the record keeps it. Which of the two counts can "
        "be set for each column: [source_of_truth] in transfer.toml.",
        "If the file is right, import it with --prefer-file, or correct the record with: transfer case correct.",
    ),
    "IMP051": ErrorText(
        "A milestone is now empty in the file",
        "What happened, and the day on which a child left, stay in the record; an empty cell only says that the file "
        "does not know.",
        "If it never happened, take it back with: transfer case correct.",
    ),
    "IMP052": ErrorText(
        "The file took the place of a change made here",
        "The file was preferred: by --prefer-file, or because the settings say that it counts for this column.",
        "If the record was right, correct it again with: transfer case correct.",
    ),
    "IMP053": ErrorText(
        "A child's setting type and the directory differ",
        "The directory of settings says that this school, college or provider is of another type, and both cannot be "
        "right. Which phase moves are presumed, and so which deadline counts, depends on the type. A unit or resourced "
        "base in a mainstream school is no contradiction.",
        "Look which of the two is wrong. What the caseload says of the child counts; nothing is changed.",
    ),
    "IMP054": ErrorText(
        "A child's setting is closed",
        "The directory of settings has a day on which this setting closed. A letter to its head would reach nobody.",
        "Write the setting where the child is now: a school that became an academy has a new URN. If the directory "
        "is wrong, correct it and import it again.",
    ),
    "IMP055": ErrorText(
        "A child's age does not fit the setting",
        "The child is more than two years younger or older than those whom the directory says that the setting is "
        "for. Some children are taught out of year, but seldom by more than two.",
        "Look whether the setting or the day of birth is wrong.",
    ),
    "IMP056": ErrorText(
        "The file is older than the last one",
        "A caseload was loaded for a later day than this file is loaded for (--as-of). What it says holds from its own "
        "day, and who came later is not in it, so nobody is recorded as gone from it.",
        "Look whether --as-of is right. If it is, nothing need be done.",
    ),
    "IMP057": ErrorText(
        "A whole column is empty that had values",
        "For every child for whom the record had a value the file now has none. It is loaded, since an empty cell "
        "means that it is not known; but mostly such a column was lost in an export, or its formulas were.",
        "If it was lost, import a file that has it: the values are put back. A column that is left out of a file "
        "leaves the record as it is.",
    ),
    "IMP058": ErrorText(
        "More than half of the open cases are not in the file",
        "A file of the whole caseload names nearly all open cases. This one seems to be a part of it, such as one "
        "team's.",
        "If it is a part, import it with --part, so that nobody is gone from it.",
    ),
    "IMP059": ErrorText(
        "A word in place of a name or address",
        "n/a, none, tbc, not known, a question mark or a dash stands where a contact's name or the first line of an "
        "address should. Nobody can be written to at that, and it counts as somebody to write to.",
        "Write the name or address, or leave the cell empty.",
    ),
    "IMP060": ErrorText(
        "The file is there already",
        "Writing it would take the place of a file that may hold something else.",
        "Name another file, or say --force.",
    ),
    "IMP061": ErrorText(
        "A turn was agreed for a day after the law's own",
        "A family may agree on another turn than the local plan gives it, but the days of SI 2014/2270 arts 12 to 14 "
        "bind the authority whatever was agreed. The step is loaded, and the law's own day stays and counts.",
        "Agree on a day up to the one that the message names; transfer case postpone REFERENCE records it.",
    ),
}

_PROFILES: dict[str, ErrorText] = {
    "IMP080": ErrorText(
        "A profile cannot be used",
        "The TOML file that says how another system's files are read is not there, is not UTF-8 text, is not TOML, or "
        "has faults, each of which is named with its line.",
        "Correct what is named. docs/profiles.md says what each line means, and transfer profile show tracker --toml "
        "prints one to compare with.",
    ),
    "IMP081": ErrorText(
        "A word in a profile is not known",
        "It is none of the keys of a profile, of the canonical columns, or of the words that the key takes, so it "
        "would have no effect.",
        "Correct the word; the message names the nearest, or those that there are.",
    ),
    "IMP082": ErrorText(
        "A value in a profile is missing or of the wrong kind",
        "Each key of a profile takes text in quotes, a list of texts in square brackets, or true or false. A form of a "
        "date has its day before its month or its year first: numbers are never read month first.",
        "Write it as the message shows.",
    ),
    "IMP083": ErrorText(
        "A profile says two things at once",
        "A column has one source, a word one meaning, and a heading is either read or ignored. Nothing says which of "
        "the two was meant.",
        "Keep one of the two. Sources to be tried one after another are written as several [[columns.NAME]].",
    ),
    "IMP084": ErrorText(
        "A profile gives a column a value that it cannot have",
        "The right side of a code, and a constant, are read exactly as a cell of a caseload file.",
        "Use one of the values of the column: docs/caseload.md lists them.",
    ),
    "IMP085": ErrorText(
        "The headings of a known kind of file have changed",
        "The file is of a kind that a profile knows, but headings that the profile relies on are missing. If it were "
        "read all the same, whole columns would be lost without a word.",
        "Compare old with new. If a heading was only renamed, rename it back in the file; if the source system has "
        "changed for good, make a profile of your own: transfer profile new FILE --from NAME.",
    ),
    "IMP086": ErrorText(
        "No profile knows the file",
        "Its headings are neither those of the caseload file nor those of another kind that is known; or they all "
        "stand in one cell, because another character than a comma, semicolon or tab separates them; or a profile of "
        "the name given does not exist.",
        "transfer profile list shows those there are. Draft one for the file with: transfer profile new FILE, and "
        "import with: transfer import FILE --profile DRAFT.toml.",
    ),
    "IMP087": ErrorText(
        "The files of a SEN2 set cannot be put together",
        "The person-level return is nine CSV files that name each other's rows by their tableid. One of them is "
        "missing, damaged, there twice, or has a row without a key of its own.",
        "Export all nine together into an empty folder, and import the folder, a zip of it or any one of them.",
    ),
    "IMP088": ErrorText(
        "Rows of a SEN2 set without a partner",
        "A row names a row of another file that is not there, a child has no plan, placement or need, or several rows "
        "belong to one child and one of them counts. Nothing is left out without being said.",
        "Look the rows up in the source system, and export the set again if they should be there.",
    ),
    "IMP089": ErrorText(
        "What a profile says of a file",
        "Something of the file has no exact place in the record, or is not in the file at all, and the profile says "
        "what is done about it. A row is refused where a name in one cell cannot be taken apart for certain, or the "
        "directory of settings does not have the URN that the profile looks up in it.",
        "Read it once. transfer profile show NAME says how every column is read, and a copy of the profile can be "
        "changed.",
    ),
}

_WORKBOOKS: dict[str, ErrorText] = {
    "IMP070": ErrorText(
        "It cannot be told which sheet is meant",
        "Several sheets of the workbook could be the caseload, and nothing says which is the right one.",
        "Name it: transfer import FILE --sheet NAME. Sheets that are hidden can be named too.",
    ),
    "IMP071": ErrorText(
        "There is no such sheet",
        "The workbook has no worksheet of that name. Capitals and outer spaces do not matter.",
        "Use one of the names that the message lists.",
    ),
    "IMP072": ErrorText(
        "The workbook is protected",
        "A workbook with a password to open it is encrypted, and nothing in it can be read.",
        "Open it with the password, save it without one where only you can read it, import that file, and delete it.",
    ),
    "IMP073": ErrorText(
        "The file is not a workbook that can be read",
        "It is damaged, or its name says workbook and it is something else: many systems write web pages or CSV "
        "files whose names end in .xls.",
        "Open it in the spreadsheet program and save it as XLSX, then import that file.",
    ),
    "IMP074": ErrorText(
        "The workbook is too large",
        "Unpacked it would take more room than any caseload needs, or a stray cell far from the table makes the sheet "
        "reach over millions of empty rows and columns.",
        "Go to the last cell (Ctrl+End), delete the rows and columns between it and the table, and save again.",
    ),
    "IMP075": ErrorText(
        "A cell shows an error",
        "A formula in the cell has no value: it points at something that was deleted, cannot be worked out, or was "
        "written by a program and never worked out. What should stand there is not known.",
        "Mend the formula, or type the value in its place. If it was never worked out, open the workbook in the "
        "spreadsheet program and save it.",
    ),
    "IMP076": ErrorText(
        "A spreadsheet changed what was typed",
        "A spreadsheet makes a date of 3/4 and of 03-Apr, a time of 3:4, and keeps fifteen figures of a number. What "
        "was typed is lost, and nothing is guessed.",
        "Format the cells as text, then type again what they should hold.",
    ),
    "IMP077": ErrorText(
        "Something in the workbook is hidden",
        "Hidden rows and columns, by hand or by a filter, are read like all others, so that no child is lost. Hidden "
        "sheets are read only if named.",
        "Look whether what is hidden should be read. Delete rows that should not; name a hidden sheet with --sheet.",
    ),
    "IMP078": ErrorText(
        "Cells are merged",
        "Cells merged over several rows have one value, which was read as that of each of these rows.",
        "Look whether it holds for each of these children. It is safer to unmerge the cells and fill in each.",
    ),
    "IMP079": ErrorText(
        "The headings are repeated",
        "Rows among the children that repeat the headings, as for printing, were left out.",
        "Nothing need be done.",
    ),
}

TEXTS: dict[str, ErrorText] = {**_FILE, **_ROWS, **_WHOLE, **_NOTES, **_PROFILES, **_WORKBOOKS}
