namespace OerPortal.Resources;

/// <summary>
/// Everything that is said about one version of a learning resource: schema.org <c>LearningResource</c> with the LRMI terms.
/// Immutable; an edit makes a new value. Text is NFC and trimmed by whoever creates it.
/// </summary>
public sealed record ResourceMetadata
{
    /// <summary>schema.org <c>name</c>.</summary>
    public string Title { get; init; } = "";

    /// <summary>schema.org <c>alternateName</c>.</summary>
    public string? AlternativeTitle { get; init; }

    /// <summary>Everybody who made it, in the order in which they are named.</summary>
    public IReadOnlyList<Contributor> Contributors { get; init; } = [];

    /// <summary>One or a few sentences, plain text; line breaks are kept.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>BCP 47, the main language first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Code of <see cref="ResourceKinds"/>; LRMI <c>learningResourceType</c>. Empty while the draft has none.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Codes of <see cref="SchoolLevels"/>.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>1 to 12, ascending.</summary>
    public IReadOnlyList<int> Grades { get; init; } = [];

    /// <summary>Codes of <see cref="Resources.Subjects"/>, the main one first.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>LRMI <c>educationalAlignment</c>: what in a programme it serves.</summary>
    public IReadOnlyList<Alignment> Alignments { get; init; } = [];

    /// <summary>schema.org <c>typicalAgeRange</c>.</summary>
    public AgeRange? TypicalAge { get; init; }

    /// <summary>Minutes; schema.org <c>timeRequired</c>.</summary>
    public int? TimeRequiredMinutes { get; init; }

    /// <summary>Code of <see cref="Vocabulary.InteractivityTypes"/>, or null.</summary>
    public string? InteractivityType { get; init; }

    /// <summary>Code of <see cref="Vocabulary.InteractivityLevels"/>, or null.</summary>
    public string? InteractivityLevel { get; init; }

    /// <summary>Codes of <see cref="Vocabulary.EducationalUses"/>.</summary>
    public IReadOnlyList<string> EducationalUses { get; init; } = [];

    /// <summary>Codes of <see cref="Vocabulary.AudienceRoles"/>; schema.org <c>EducationalAudience.educationalRole</c>.</summary>
    public IReadOnlyList<string> AudienceRoles { get; init; } = [];

    public AccessibilityFacts Accessibility { get; init; } = new();

    /// <summary>Code of <see cref="Licences"/>. Empty while the draft has none.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Where somebody else's work comes from; null says that it is the contributor's own.</summary>
    public WorkSource? Source { get; init; }

    /// <summary>What the licence alone does not say.</summary>
    public string? RightsNote { get; init; }

    /// <summary>When the work was made: ISO 8601 date, month or year.</summary>
    public string? Created { get; init; }

    /// <summary>When it first appeared elsewhere: ISO 8601 date, month or year.</summary>
    public string? Issued { get; init; }

    public string? Publisher { get; init; }

    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    public IReadOnlyList<Relation> Relations { get; init; } = [];
}
