namespace OerPortal.Resources.Fields;

/// <summary>Names of the description's fields: in forms, in problems and in a draft's memory of who wrote what.</summary>
public static class DraftField
{
    public const string Title = "title";
    public const string AlternativeTitle = "alternativeTitle";
    public const string Contributors = "contributors";
    public const string Description = "description";
    public const string Keywords = "keywords";
    public const string Languages = "languages";
    public const string Kind = "kind";
    public const string Levels = "levels";
    public const string Grades = "grades";
    public const string Subjects = "subjects";
    public const string Licence = "licence";
    public const string Source = "source";
    public const string Visibility = "visibility";
    public const string Publisher = "publisher";
    public const string Issued = "issued";
    public const string Identifiers = "identifiers";
    public const string TimeRequired = "timeRequired";
    public const string Alignments = "alignments";
    public const string Accessibility = "accessibility";
    public const string RightsNote = "rightsNote";
    public const string Relations = "relations";
    public const string Audience = "audience";
    public const string EducationalUse = "educationalUse";
    public const string Age = "age";
    public const string Interactivity = "interactivity";
    public const string Created = "created";
    public const string Files = "files";

    /// <summary>All that a file could fill.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Title, Contributors, Description, Keywords, Languages, Kind, Publisher, Issued, Identifiers, Accessibility];
}
