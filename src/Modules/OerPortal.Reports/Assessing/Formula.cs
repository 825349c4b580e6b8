namespace OerPortal.Reports.Assessing;

/// <summary>How a criterion is counted: a figure, or one divided by another. What must come out is the criterion's.</summary>
/// <param name="Name">What criteria call it; in words the string <c>reports.formula.{Name}</c>.</param>
/// <param name="Of">The figure that is too small where something is missing.</param>
/// <param name="By">What it is divided by; null for nothing.</param>
internal sealed record Formula(string Name, Figure Of, Figure? By = null)
{
    internal static IReadOnlyList<Formula> All { get; } =
    [
        Ratio("copiesPerLearner", Figure.Copies, Figure.Learners),
        Ratio("booksPerLearner", Figure.Books, Figure.Learners),
        Ratio("teacherCopiesPerTeacher", Figure.TeacherCopies, Figure.Teachers),
        Ratio("teacherSetsPerGrade", Figure.GradeSets, Figure.Grades),
        Ratio("teacherSetsPerSubject", Figure.SubjectSets, Figure.Subjects),
        // Titles are titles, however many pupils there are.
        Amount("newspaperTitles", "newspapers"),
        Amount("area", Figure.Area),
        Ratio("areaPerLearner", Figure.Area, Figure.Learners),
        Amount("seats", "seats"),
        Ratio("seatsPerLearner", "seats", Figure.Learners),
        Amount("computers", "computers"),
        Amount("shelves", "shelves"),
        Amount("software", Figure.Software),
        Amount("website", Figure.Website),
        Amount("rules", "rules"),
        Amount("events", "events"),
        Ratio("loansPerLearner", Figure.Loans, Figure.Learners),
        Ratio("readersPerLearner", Figure.Readers, Figure.Learners),
        Amount("online", Figure.Online),
        Amount("staff", Figure.Staff),
        Amount("trained", Figure.Trained),
        Ratio("trainedPerStaff", Figure.Trained, Figure.Staff),
        Amount("plan", "plan"),
        Amount("stocktaken", "stocktaken"),
    ];

    internal static Formula? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    private static Formula Amount(string name, string of) => new(name, Figure.Find(of)!);

    private static Formula Ratio(string name, string of, string by) => new(name, Figure.Find(of)!, Figure.Find(by)!);
}
