namespace OerPortal.Harvest.Describing;

/// <summary>A record as the portal keeps and shows it. All of it is text of a stranger's, cleaned, cut and checked; none of it is markup.</summary>
/// <param name="Subjects">Codes of <see cref="Resources.Subjects"/>, where the source's words name one.</param>
/// <param name="Keywords">The source's words that name none.</param>
/// <param name="Language">Primary tag, or empty.</param>
/// <param name="Kind">Code of <see cref="Resources.ResourceKinds"/>.</param>
/// <param name="Licence">Code of <see cref="Resources.Licences"/>, or empty.</param>
/// <param name="Rights">The source's words where they are no licence of ours; else empty.</param>
/// <param name="Address">Where it is, http or https.</param>
/// <param name="Isbn">Thirteen figures, or empty.</param>
/// <param name="Published">ISO 8601 date, month or year, or empty.</param>
/// <param name="Keys">By which the same work is recognised elsewhere.</param>
public sealed record HarvestedRecord(
    string Identifier,
    string Datestamp,
    string Title,
    IReadOnlyList<string> Creators,
    string Description,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> Levels,
    IReadOnlyList<int> Grades,
    string Language,
    string Kind,
    string Licence,
    string Rights,
    string Address,
    string Isbn,
    string Published,
    string Publisher,
    IReadOnlyList<string> Keys);
