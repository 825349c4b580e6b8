using System.Text.Json;
using OerPortal.Cms.Data;
using OerPortal.Library.Import;

namespace OerPortal.Library.Models;

/// <summary>A table of books that is looked at before it is taken in.</summary>
public sealed class BookImport : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    /// <summary>Of the file.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>What stands in the table, as JSON.</summary>
    public string Rows { get; set; } = "[]";

    public string[] UnknownHeadings { get; set; } = [];

    /// <summary>Why it could not be read; empty when it was.</summary>
    public string Trouble { get; set; } = "";

    public string[] TroubleArguments { get; set; } = [];

    internal IReadOnlyList<BookRow> Read() => JsonSerializer.Deserialize<IReadOnlyList<BookRow>>(Rows) ?? [];

    internal void Write(IReadOnlyList<BookRow> rows) => Rows = JsonSerializer.Serialize(rows);
}
