namespace OerPortal.Resources;

/// <summary>What a list or shelf shows of a published resource.</summary>
/// <param name="PublicId">Names it in its address (<see cref="ResourceAddress.Page(string)"/>).</param>
/// <param name="Kind">Code of <see cref="ResourceKinds"/>.</param>
/// <param name="Subjects">Codes of <see cref="Subjects"/>, the main one first.</param>
/// <param name="Grades">1 to 12, ascending; empty when it fits none in particular.</param>
/// <param name="Levels">Codes of <see cref="SchoolLevels"/>.</param>
/// <param name="Licence">Code of <see cref="Licences"/>.</param>
/// <param name="CoverAddress">Root-relative address of a cover image from the file, or null: then the portal makes one.</param>
/// <param name="MainFileId">The file that is read or downloaded first, or null.</param>
/// <param name="Formats">Short names for people: EPUB, PDF, MP3.</param>
public sealed record ResourceCard(
    Guid Id,
    string PublicId,
    string Title,
    IReadOnlyList<string> Authors,
    string Description,
    string Kind,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<int> Grades,
    IReadOnlyList<string> Levels,
    string Language,
    string Licence,
    Guid SiteId,
    Visibility Visibility,
    string? CoverAddress,
    Guid? MainFileId,
    bool CanBeRead,
    IReadOnlyList<string> Formats,
    int? Pages,
    int? Minutes,
    DateTimeOffset PublishedAt);
