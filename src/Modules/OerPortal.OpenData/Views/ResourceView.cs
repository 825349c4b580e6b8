namespace OerPortal.OpenData.Views;

/// <summary>
/// A public resource as others take it: from the API and in dumps. Names stay as they are for ever; new ones may come. All addresses are
/// absolute. What its parts mean stands in the strings <c>open-data.field.{name}</c>.
/// </summary>
internal sealed record ResourceView(
    string Id,
    string Address,
    string Self,
    string Title,
    string? AlternativeTitle,
    string Description,
    IReadOnlyList<ContributorView> Contributors,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> Languages,
    string Kind,
    IReadOnlyList<string> Levels,
    IReadOnlyList<int> Grades,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<AlignmentView> Alignments,
    AgeView? TypicalAge,
    int? Minutes,
    int? Pages,
    IReadOnlyList<string> EducationalUses,
    IReadOnlyList<string> Audiences,
    string? InteractivityType,
    string? InteractivityLevel,
    AccessibilityView Accessibility,
    LicenceView Licence,
    string DescriptionLicence,
    SourceView? Source,
    string? Created,
    string? Issued,
    string? Publisher,
    IReadOnlyList<IdentifierView> Identifiers,
    IReadOnlyList<RelationView> Relations,
    SchoolNameView School,
    IReadOnlyList<CollectionNameView> Collections,
    string Cover,
    string? Reader,
    IReadOnlyList<FileView> Files,
    IReadOnlyList<LinkView> Links,
    int Version,
    DateTimeOffset PublishedAt,
    DateTimeOffset ApprovedAt,
    DateTimeOffset ChangedAt,
    long Position);

internal sealed record LinkView(string Address, string Title);

/// <param name="Role">MARC relator code.</param>
internal sealed record ContributorView(string Name, string Role);

internal sealed record AlignmentView(string Type, string? Framework, string Target, string? Address, string? Identifier);

internal sealed record AgeView(int? From, int? To);

internal sealed record AccessibilityView(IReadOnlyList<string> Features, IReadOnlyList<string> Hazards, IReadOnlyList<string> Modes, string? Summary);

internal sealed record LicenceView(string Code, string Name, string? Address, string? Note);

internal sealed record SourceView(string Title, string? Address, string? RightsHolder);

internal sealed record IdentifierView(string Scheme, string Value);

/// <param name="Id">Of a public resource of this portal.</param>
internal sealed record RelationView(string Kind, string? Id, string? Address, string? Title);

/// <param name="Slug">Empty for the portal itself.</param>
internal sealed record SchoolNameView(string Slug, string Name, string Address);

internal sealed record CollectionNameView(string Id, string Title, string Address);

/// <param name="Length">Bytes as they were uploaded.</param>
internal sealed record FileView(Guid Id, string Name, string MediaType, long Length, string Address, int? Pages, double? Seconds);
