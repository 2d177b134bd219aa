"""Errors about letters: ids beginning LET."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "LET001": ErrorText(
        "Letters are on hold",
        "The case says that nothing may be sent (hold_letters), for a reason such as a bereavement or safeguarding.",
        'When letters may go again: transfer case correct REFERENCE hold_letters "". Then make the letter.',
    ),
    "LET002": ErrorText(
        "Nobody to write to",
        "By law this letter goes to the parent, the young person or the representative, judged on its own date, and "
        "the record has nobody of that kind who may be written to.",
        "Add a contact, or correct a contact's relationship or do_not_write, in the caseload; then import it.",
    ),
    "LET003": ErrorText(
        "No address",
        "The person has no address in the record, and neither has the child's home; or that home is the confidential "
        "address of another contact, and a letter there would tell where it is. Nothing is posted to no fixed abode.",
        "Add the address to the caseload and import it, or correct it with: transfer case correct.",
    ),
    "LET004": ErrorText(
        "A fact is missing",
        "A letter is never made with a gap. What it needs is named with the place where it belongs.",
        "Fill it in, in transfer.toml or in the case, and make the letter again.",
    ),
    "LET005": ErrorText(
        "Notice too short",
        "Notice must be given at least two weeks before the assessment begins (SI 2014/2270 art 18(1)). A posted "
        "letter is given when it would arrive in ordinary post: first class on the second working day, second class "
        "on the fourth, in another country on the seventh.",
        "While the day named is not over, hand the notice over or e-mail it: transfer letters generate --due --class "
        "hand. After it put the start off: transfer schedule.",
    ),
    "LET006": ErrorText(
        "The meeting is not arranged",
        "An invitation says the day, time, place and officer of the meeting.",
        "Arrange it: transfer case record REFERENCE meeting_planned --on DATE --at TIME --place TEXT --officer NAME.",
    ),
    "LET007": ErrorText(
        "Reasons are missing",
        "A decision not to issue a plan gives its reasons (Children and Families Act 2014 s.36(9)).",
        "Give them in plain English with --reason.",
    ),
    "LET008": ErrorText(
        "The letter does not fit the case",
        "The step that the letter belongs to cannot be taken now: it was taken already, an earlier one is not in the "
        "record, or the case is concluded or has left.",
        "Look at the case with transfer case show REFERENCE, and record what has happened since.",
    ),
    "LET009": ErrorText(
        "The page cannot be set",
        "The address does not fit the window of the envelope, a word is wider than the page, or a character has no "
        "print in the letter's fonts.",
        "Shorten the lines of the address or divide the word, or write the name in Latin letters; then make it again.",
    ),
    "LET010": ErrorText(
        "Not this child's letter",
        "The finished page was read back and lacks this child's reference, name or birth date, or this addressee.",
        "Do not send it by other means. Look at the template, which may have lost its opening, and report it.",
    ),
    "LET011": ErrorText(
        "Somebody else's details",
        "The finished page was read back and has what identifies another child, or where another contact lives.",
        "Do not send it. The message says what was found and whose case it is. Look for it in the reason, the template "
        "and the case, and take it out. If every letter is held like that, that other case has a mistyped reference or "
        "address, such as a word that letters use: correct it there.",
    ),
    "LET012": ErrorText(
        "Pages or template damaged",
        "A page lacks its reference and number, or a placeholder of the template was left in the text.",
        "Mend the template and make the letter again.",
    ),
    "LET013": ErrorText(
        "Something required is not said",
        "The law requires this letter to say something that is not on the finished page; the source is named.",
        "Put it back into the template; letter.toml beside it lists what is required.",
    ),
    "LET014": ErrorText(
        "Made already",
        "The register has a letter that says the same to the same people. Nothing is sent twice by mistake.",
        "If it was lost, make it once more with --again.",
    ),
    "LET015": ErrorText(
        "A wish that this letter does not meet",
        "The record says that somebody needs Easy Read or another language, and there is no approved version of this "
        "letter in it. The letter goes out in English, in standard or large print.",
        "Ask the family what would help, such as an interpreter or a call, and offer it with the letter. A language "
        "that the letters are translated into is switched on in transfer.toml: [letters] languages.",
    ),
    "LET016": ErrorText(
        "Before the answer",
        "A family has at least 15 days to answer a draft (SI 2014/1530 reg 13(1)); a plan finished sooner without "
        "their answer invites a complaint.",
        "Wait until the period is over, or record the answer: transfer case record REFERENCE draft_answered --on DATE.",
    ),
    "LET017": ErrorText(
        "No such batch",
        "The record does not know a batch of letters of that name. Batches are named by their day: 2016-10-03.",
        "See which there are in the folder letters. A folder with DO-NOT-POST.txt was never recorded; make it again.",
    ),
    "LET018": ErrorText(
        "Envelopes to pull",
        "Since the letters were made something has changed: a child left or died, letters were put on hold, the "
        "addressee or address is another, the meeting is on another day, or the letter would come too late.",
        "Take the named envelopes out of the post, then say so with --pulled for each, as the message shows: a letter "
        "such as CW0001-notice-2, or a reference for all letters about that case.",
    ),
    "LET019": ErrorText(
        "The letters cannot be written",
        "The folder or file cannot be written: it is protected, the disk is full, or something is in the way.",
        "Make room or change the rights, and run the command again. Nothing was recorded.",
    ),
    "LET020": ErrorText(
        "Too late to invite by letter",
        "The invitation would arrive on the day of the meeting or after it.",
        "Invite by phone or e-mail, or arrange a later meeting.",
    ),
    "LET021": ErrorText(
        "Recorded already",
        "Everything in this batch is recorded as posted or pulled, or the batch is undone.",
        "See it with: transfer letters register. An undone batch comes back with: transfer redo NUMBER.",
    ),
    "LET022": ErrorText(
        "A day of posting or return that looks mistyped",
        "Letters were recorded as posted or come back before the day they were made for, or on a day that is still to "
        "come.",
        "Look at --on. If the day is wrong, correct the step it recorded: transfer case correct REFERENCE STEP DATE. A "
        "return is cleared with letters returned --clear, then recorded anew.",
    ),
    "LET060": ErrorText(
        "No e-mail address",
        "The letter is to go by e-mail, since the contact's record (format email) or --class email says so, and the "
        "record has no e-mail address of everybody it is to, or what it has is not one address such as name@place.uk.",
        "Correct the contact's email in the caseload and import it; take the wish for e-mail out; or make the letter "
        "with another --class.",
    ),
    "LET061": ErrorText(
        "A version that is out of date",
        "The English letter has changed since its translation, or its Easy Read version, was made. Old words are "
        "never sent, since they could name a right that is another now.",
        "Have the version brought up to date and approved, then write the digest that transfer letters versions shows "
        "into translations.toml beside the letter. Until then write to this family by other means.",
    ),
    "LET062": ErrorText(
        "E-mails without a sender",
        "Neither the office nor the officer has an e-mail address in the settings that can be used. The draft says "
        "nothing of who sends it, so it goes from the address of whoever opens it, and answers come back there.",
        "Give [contacts.sen_team] email in transfer.toml, or choose the sender in the mail program.",
    ),
    "LET063": ErrorText(
        "They were made to go another way",
        "A letter that is drafted as an e-mail says when it is given, the same day; one that is printed, when the post "
        "brings it. A batch recorded as posted in the other way would have the wrong days, or letters nobody sent.",
        "Give --class as they went. If they did go another way than they were made for: --otherwise.",
    ),
    "LET064": ErrorText(
        "Somebody else is making letters",
        "Two runs at once would make the same letters twice, in one folder. The first goes on; this one made nothing.",
        "Wait until it has ended, then run the command again: letters that the first has made are not made again.",
    ),
    "LET065": ErrorText(
        "One of a family has not had it",
        "Of the letters about a case some went and this one was pulled. The step is recorded, since those who had "
        "theirs were told; whoever was to have this one was not.",
        "Once the address is right, make it for them: transfer letters generate --kind KIND --reference REFERENCE. "
        "Those who have had it get no other. A notice still has to come two weeks before the beginning.",
    ),
    "LET066": ErrorText(
        "Another file is there",
        "A page to look at is written over an earlier page only, never over a file of another kind, such as the record "
        "or a caseload.",
        "Look at the name after --pdf, and name another file.",
    ),
    "LET041": ErrorText(
        "One of your own templates cannot be used",
        "A file in your folder of templates is not saved as UTF-8, or its letter.toml or translations.toml is not TOML "
        "or says something that nobody knows. Who gets a letter of the program, and its step, stay as they are.",
        "Mend the file that is named; transfer letters lint shows everything. To go back to the program's own text, "
        "take the file away.",
    ),
    "LET042": ErrorText(
        "The letter's template cannot be used",
        "The template has a mistake that shows only once it is filled in, such as a fact that nobody knows, or asks "
        "for what a letter may not do. Templates can only choose between words.",
        "Look at the line that is named, then try it with transfer letters lint KIND.",
    ),
    "LET043": ErrorText(
        "A letter to this address came back",
        "The register says that a letter to this address came back, so nothing more goes there: it would not arrive, "
        "and somebody else might open it.",
        "Find the right address and import it, or transfer case correct it. If the address is right after all: "
        "transfer letters returned REFERENCE --clear.",
    ),
    "LET044": ErrorText(
        "The letter service would refuse the letter",
        "GOV.UK Notify takes addresses of three to seven lines, the name among them, the last a UK postcode or a "
        "country; BFPO addresses with their number and without a country. No line may begin with one of "
        '@ ( ) = [ ] " \\ / , < > ~, and nobody is written to at no fixed abode. It prints no pictures, '
        "so a letter with an Easy Read copy is not for it.",
        "Correct the address, or post this letter from the office: make it without --notify.",
    ),
    "LET045": ErrorText(
        "No agency or setting to write to",
        "The letter goes to somebody whom neither [[agencies]] in transfer.toml nor the directory of settings has, or "
        "it is not known which of them is this child's.",
        "Add the agency with its kind, area and address, or import the directory (transfer import settings.csv). If "
        "the child moves on, name the setting with --to.",
    ),
    "LET046": ErrorText(
        "Not what the record says",
        "The finished page was read back, and its text is another than this child's record makes of the letter.",
        "Make it again. If it is held again, do not send it by other means, and report it.",
    ),
    "LET047": ErrorText(
        "You have a copy of that template already",
        "Your own folder of templates has this letter, perhaps with changes. Nothing is written over it by mistake.",
        "Edit the file that is named. To begin again from the program's text: transfer letters edit KIND --force.",
    ),
    "LET048": ErrorText(
        "No such folder of templates",
        "The folder named with --templates, or by TRANSFER_TEMPLATES, is not there.",
        "Look at the name. To make a folder of your own templates: transfer letters edit KIND --templates DIR.",
    ),
    "LET049": ErrorText(
        "Not to be had as it was made",
        "A letter is printed once more only as the very same file. Its file is gone or was changed, and made again it "
        "would be another, since the template or the program has changed.",
        "Put the batch's folder or the old template back from a backup, or make a new letter with transfer letters "
        "generate --again.",
    ),
    "LET050": ErrorText(
        "Printed once more already",
        "The letter was printed once more before. A family that gets the same letter three times has reason to ask.",
        "If it must be: transfer letters reprint REFERENCE --again --reason TEXT. The reason is recorded.",
    ),
    "LET051": ErrorText(
        "No letter that could have come back, or none recorded as posted",
        "Only a letter that went can come back, and only one that came back can be cleared. A letter that came back "
        "although nobody recorded that it went is recorded all the same, with a warning.",
        "See the letters with transfer letters register --reference REFERENCE, and record what went: transfer letters "
        "posted.",
    ),
    "LET052": ErrorText(
        "A step rests on a letter that nobody had",
        "A posted letter counts as delivered unless the contrary is proved (Interpretation Act 1978 s.7). When every "
        "letter of a step came back, the step may not have happened: a notice that nobody had was not given.",
        "If nobody had it: transfer case correct REFERENCE STEP --never-happened, mend the address, and write again.",
    ),
    "LET053": ErrorText(
        "No letter in the register",
        "No letter was made about this case.",
        "See which there are: transfer letters register.",
    ),
    "LET054": ErrorText(
        "It could be one of several letters",
        "Letters of one day go to each household, and only one of them came back.",
        "Look at the envelope, and name its letter as the message shows it, such as 2016-10-03/CW0001-notice-2.",
    ),
    "LET055": ErrorText(
        "Not to be printed once more",
        "The letter would go to somebody else today, or nothing may go to this family or address, or it was pulled.",
        "Make a new letter with transfer letters generate; it is checked as any other.",
    ),
    "LET070": ErrorText(
        "Another pair of eyes",
        "The settings say that a large batch goes out only when somebody who did not make it has looked at it: one "
        "wrong template or one wrong day would reach every family at once.",
        "Somebody else opens print.pdf and manifest.csv and gives `transfer letters approve BATCH`, or posts it "
        "themselves. The setting is `four_eyes` under [letters].",
    ),
}
