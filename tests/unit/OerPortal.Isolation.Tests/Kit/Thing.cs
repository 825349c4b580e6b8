using System.Text.RegularExpressions;

namespace OerPortal.Isolation.Tests.Kit;

/// <summary>A kind of object that belongs to one school.</summary>
public enum Thing
{
    /// <summary>A published resource that only the school sees, with its file.</summary>
    Resource,

    /// <summary>The school's own resource with a file that may be another school's.</summary>
    ForeignFile,

    /// <summary>The school's own resource and a collection that may be another school's.</summary>
    ForeignCollection,
    Draft,

    /// <summary>The school's own draft with a file that may be another school's.</summary>
    ForeignDraftFile,

    /// <summary>A draft, and a colleague of its owner.</summary>
    Colleague,

    /// <summary>The school's own draft, and somebody who may be of another school.</summary>
    ForeignColleague,
    Submission,

    /// <summary>A reviewer's remark on the submission.</summary>
    Remark,

    /// <summary>Somebody who reviews what the school alone sees.</summary>
    Reviewer,
    Collection,

    /// <summary>A collection that waits to be let, shared by link.</summary>
    PrivateCollection,

    /// <summary>What somebody suggested for the school's resource.</summary>
    Correction,

    /// <summary>A collection on the page of the pupil's class.</summary>
    GivenCollection,
    News,

    /// <summary>A page of the school's site, with a preview that is open.</summary>
    Page,

    /// <summary>A picture or file for the school's pages.</summary>
    Media,
    Member,
    JoinRequest,
    Upload,
    Session,
    Token,

    /// <summary>An invitation that went by letter.</summary>
    MailInvitation,
    FailedJob,
    SavedSearch,
    Spelling,
    Source,
    Import,

    /// <summary>What somebody reported about the school's resource.</summary>
    Report,

    /// <summary>The page of a teacher who wants to be shown.</summary>
    TeacherPage,
    InfectedFile,
    FailedFile,
    WaitingFile,

    /// <summary>A class, its homeroom teacher and a pupil of it.</summary>
    Class,

    /// <summary>A pupil behind the code of the class.</summary>
    ClassPupil,
    Roster,

    /// <summary>A code that opens the school's own resource.</summary>
    Opening,

    /// <summary>What a teacher asked of the school's library.</summary>
    Request,

    /// <summary>What the school's library holds, with a picture of its report.</summary>
    Event,

    /// <summary>A teacher's place at it.</summary>
    Registration,

    /// <summary>A reading challenge, with a class that takes part.</summary>
    Challenge,

    /// <summary>The library's thanks to somebody.</summary>
    Commendation,

    /// <summary>A printed book's title, on a voucher that is being written.</summary>
    PaperTitle,

    /// <summary>The voucher, with a line.</summary>
    Voucher,

    /// <summary>The same with a title that says nothing of the school's: once it is entered, everybody may know.</summary>
    VoucherToEnter,

    /// <summary>A copy in a pupil's hands.</summary>
    Loan,

    /// <summary>A resource that the school lends, with a licence and a pupil's loan.</summary>
    LentEbook,

    /// <summary>Of a pupil, who waits for a printed book.</summary>
    Hold,

    /// <summary>A loan that a desk without a line wrote down and nobody could write.</summary>
    OfflineAct,

    /// <summary>A device at which readers lend and return by themselves.</summary>
    Kiosk,

    /// <summary>A loan that ended in a loss.</summary>
    LostBook,

    /// <summary>Of what was given for it.</summary>
    Receipt,

    /// <summary>A resident's card, with a picture.</summary>
    ReaderCard,

    /// <summary>A ZIP of readers' pictures.</summary>
    PhotoBatch,

    /// <summary>A pupil's, that a printed book is brought.</summary>
    ReaderRequest,

    /// <summary>A table of books that was looked at.</summary>
    BookImport,

    /// <summary>Counting that goes on, with a copy that was scanned and a number nobody knows.</summary>
    StockTake,

    /// <summary>The same, closed.</summary>
    ClosedStockTake,

    /// <summary>Minutes that are being written, with a copy on them.</summary>
    WriteOff,

    /// <summary>The same, entered.</summary>
    EnteredWriteOff,

    /// <summary>A magazine that the school takes.</summary>
    Periodical,

    /// <summary>An order that is being written, with a line and a pupil's wish.</summary>
    Purchase,

    /// <summary>The same, sent.</summary>
    SentPurchase,

    /// <summary>A voucher that has its number.</summary>
    EnteredVoucher,

    /// <summary>What a pupil would like their library to borrow from another school.</summary>
    Interloan,

    /// <summary>A book that the school has sent to another one.</summary>
    LentBetween,

    /// <summary>A rotating box with a book, on its way to another school.</summary>
    Box,

    /// <summary>The same, before it has left.</summary>
    BoxToFill,

    /// <summary>What shows that the school's library meets a criterion.</summary>
    Evidence,

    /// <summary>What the school signed of a year.</summary>
    SignedReport,

    /// <summary>What every school's library is assessed by.</summary>
    LibraryCriterion,

    /// <summary>A class by which every school puts its books in order.</summary>
    ClassHeading,

    /// <summary>Another name under which every school finds an author.</summary>
    NameReference,

    /// <summary>A library that every school may ask for descriptions.</summary>
    CopySource,

    /// <summary>A system that signs people in by the portal.</summary>
    System,

    /// <summary>A word that stands in everything the school has.</summary>
    Word,
}

/// <summary>What addresses and forms call an object: values by the name of the route parameter or field.</summary>
internal partial class Names : Dictionary<string, string>
{
    public Names()
    {
    }

    public Names(Names others)
        : base(others)
    {
    }

    /// <summary>Of names that stand in several, those of the first.</summary>
    public static Names Joined(IEnumerable<Names> all)
    {
        var joined = new Names();
        foreach (var (name, value) in all.SelectMany(names => names))
            joined.TryAdd(name, value);
        return joined;
    }

    /// <summary>Names that are the same for the school's own, the neighbour's and the unknown object; they identify nothing.</summary>
    public static Names Fixed { get; } = new()
    {
        ["member"] = "c1.xhtml",
        ["name"] = "tai",
        ["topic"] = "giay-phep",
        ["code"] = "404",
        ["language"] = "vi",
        ["appearance"] = "auto",
        ["slug"] = "khong-co",
        ["date"] = "latest",
        ["path"] = "khong-co",
        ["file"] = "trang-1",
        ["seal"] = "khong-co",
        ["part"] = "0",
        ["secret"] = "khong-co",
        ["kind"] = "accounts.try",
        ["what"] = "hoc-lieu",
        ["service"] = "hoi-thu-vien",
        ["at"] = "0",
        ["provider"] = "khong-co",
    };

    /// <summary>Puts values in the place of <c>{name}</c>, <c>{name:guid}</c>, <c>{**name}</c>.</summary>
    public string Fill(string template) => Parameter().Replace(template, m => Value(m.Groups["name"].Value));

    protected virtual string Value(string name) => TryGetValue(name, out var own) ? own : Fixed[name];

    [GeneratedRegex(@"\{\**(?<name>\w+)[^{}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}

/// <summary>Names that only repeat themselves, to look at what a question asks for.</summary>
internal sealed class Echo : Names
{
    protected override string Value(string name) => name;
}
