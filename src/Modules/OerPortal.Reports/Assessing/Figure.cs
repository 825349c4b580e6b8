namespace OerPortal.Reports.Assessing;

/// <summary>Something that is counted for an assessment.</summary>
/// <param name="Key">Its name is the string <c>reports.figure.{Key}</c>.</param>
/// <param name="Standard">Under which a form asks for it; 0 for what several need.</param>
/// <param name="Unit">End of the key of its unit.</param>
/// <param name="IsLive">The portal counts it; a person may say otherwise, with a reason.</param>
internal sealed record Figure(string Key, int Standard, string Unit, bool IsLive = false)
{
    internal const string YesNo = "yes";
    internal const string Area = "area";

    internal const string Learners = "learners";
    internal const string Teachers = "teachers";
    internal const string Grades = "grades";
    internal const string Subjects = "subjects";
    internal const string Copies = "copies";
    internal const string Books = "books";
    internal const string TeacherCopies = "teacherCopies";
    internal const string GradeSets = "gradeSets";
    internal const string SubjectSets = "subjectSets";
    internal const string Loans = "loans";
    internal const string Readers = "readers";
    internal const string Software = "software";
    internal const string Website = "website";
    internal const string Online = "online";
    internal const string Staff = "staff";
    internal const string Trained = "trained";
    internal const string Digitised = "digitised";
    internal const string Newspapers = "newspapers";
    internal const string StockTaken = "stocktaken";

    /// <summary>In the order of forms and papers.</summary>
    internal static IReadOnlyList<Figure> All { get; } =
    [
        new(Learners, 0, "people", true),
        new(Teachers, 0, "people"),
        new(Grades, 0, "grades", true),
        new(Subjects, 0, "subjects", true),
        new(Copies, 1, "copies", true),
        new(Books, 1, "copies", true),
        new(TeacherCopies, 1, "copies", true),
        new(GradeSets, 1, "sets", true),
        new(SubjectSets, 1, "sets", true),
        new(Newspapers, 1, "titles", true),
        new(Digitised, 1, "documents"),
        new(Area, 2, Area),
        new("seats", 2, "seats"),
        new("computers", 3, "computers"),
        new("shelves", 3, "shelves"),
        new(Software, 3, YesNo, true),
        new(Website, 3, YesNo, true),
        new("rules", 4, YesNo),
        new("events", 4, "events"),
        new(Loans, 4, "times", true),
        new(Readers, 4, "people", true),
        new(Online, 4, YesNo, true),
        new(Staff, 5, "people"),
        new(Trained, 5, "people"),
        new("plan", 5, YesNo),
        new(StockTaken, 5, YesNo, true),
    ];

    internal bool IsYesNo => Unit == YesNo;

    internal bool IsWhole => Unit != Area;

    internal static Figure? Find(string key) => All.FirstOrDefault(f => f.Key == key);
}

/// <summary>What a figure is, and where that comes from.</summary>
/// <param name="Counted">What the portal counts; null where it does not, or did not in that year.</param>
/// <param name="Typed">What a person said.</param>
/// <param name="Reason">Of the person, where they say otherwise than the portal.</param>
/// <param name="Detail">Names of what is lacking, in words; empty for none.</param>
internal sealed record FigureValue(Figure Figure, decimal? Counted, decimal? Typed, string Reason = "", string Detail = "")
{
    internal decimal? Value => Typed ?? Counted;

    /// <summary>Names of what the portal misses say nothing of what a person typed.</summary>
    internal string Lacking => Typed is null ? Detail : "";
}
