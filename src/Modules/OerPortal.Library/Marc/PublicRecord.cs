using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.Library.Union;
using OerPortal.Marc;

namespace OerPortal.Library.Marc;

/// <summary>A book's record for everybody: without notes, where the book came from, who had it, and what a library wrote for itself.</summary>
internal static class PublicRecord
{
    // Notes of the copy (541, 561, 583), local ones (59X, 9XX), holdings; 500 is also where the form's own note stands.
    private static readonly string[] Own = ["500", "541", "561", "562", "563", "583", "852", "876", "877", "878"];

    /// <param name="kept">Records of the titles of the entry: the first school's that came from one is the fullest.</param>
    internal static MarcRecord Of(UnionEntry entry, Dictionary<Guid, TitleRecord> kept, int thisYear)
    {
        var title = entry.Titles.FirstOrDefault(t => kept.ContainsKey(t.Id)) ?? entry.Title;
        var record = TitleMarc.Of(title, TitleRecords.Read(kept.GetValueOrDefault(title.Id)), thisYear);
        return record with { DataFields = [.. record.DataFields.Where(field => !Own.Contains(field.Tag) && !field.Tag.StartsWith('9') && !field.Tag.StartsWith("59", StringComparison.Ordinal))] };
    }
}
