using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Marc;
using OerPortal.Library.Models;
using OerPortal.Library.Union;
using OerPortal.Marc;

namespace OerPortal.Library.Copying;

/// <summary>
/// Finds a book that somebody has described already: first in the union catalogue of the province, then at other libraries. What is found fills the
/// form and is not saved before the librarian says so.
/// </summary>
internal sealed class CopyCataloguing(UnionCatalogue union, SruTargets targets, CopySources sources, LendingRules rules, ISiteContext site)
{
    private const int Most = 5;

    private IReadOnlyList<SruTarget>? _asked;

    /// <summary>Other libraries that can be asked.</summary>
    internal async Task<IReadOnlyList<SruTarget>> TargetsAsync(CancellationToken cancellation) => _asked ??= await sources.AskedAsync(cancellation);

    /// <param name="words">An ISBN, or words of title and people.</param>
    /// <param name="asksOthers">Other libraries too; else only for an ISBN that the province does not have.</param>
    internal async Task<CopyFinding> FindAsync(string words, bool asksOthers, CancellationToken cancellation)
    {
        var isbns = IsbnForms.Of(words);
        var which = isbns.Length > 0 ? title => isbns.Contains(title.Isbn) : TitleWords.Matching(words);
        var (entries, _) = await union.FindAsync(which, UnionOrder.Name, 0, Most, cancellation, ofAll: true);
        var kept = await union.RecordsAsync([.. entries.SelectMany(e => e.Titles).Select(t => t.Id)], cancellation);
        var found = entries.Select(entry => Found(entry, PublicRecord.Of(entry, kept, rules.Today.Year))).ToList();
        var asked = await TargetsAsync(cancellation);
        if (asked.Count == 0 || !(asksOthers || (found.Count == 0 && isbns.Length > 0)))
            return new CopyFinding(found, [], false);
        var answers = await targets.AskAsync(asked, words, cancellation);
        found.AddRange(answers.SelectMany(answer => answer.Records.Select(record => new FoundDescription(RecordFacts.Of(record, rules.Today.Year), MarcLines.Write(Bare(record)), [], 0, answer.Name, null))));
        return new CopyFinding([.. found.Where(f => !string.IsNullOrEmpty(f.Form.Name))], [.. answers.Where(a => a.Trouble is not null)], true);
    }

    /// <summary>A description that was chosen, as the school's own record: its number is the title's, and where it came from stands in 035.</summary>
    internal static MarcRecord Own(MarcRecord found, Title title)
    {
        var number = found.Control("001")?.Trim();
        var source = found.Control("003")?.Trim();
        var fields = found.DataFields.ToList();
        if (number is { Length: > 0 } && source is { Length: > 0 })
            fields.Insert(fields.FindLastIndex(field => string.CompareOrdinal(field.Tag, "035") <= 0) + 1, new DataField("035", ' ', ' ', [new Subfield('a', $"({source}){number}")]));
        return found with
        {
            ControlFields = [new ControlField("001", title.PublicId), .. found.ControlFields.Where(field => field.Tag is not ("001" or "003" or "005"))],
            DataFields = fields,
        };
    }

    private FoundDescription Found(UnionEntry entry, MarcRecord record)
    {
        var own = entry.Holdings.FirstOrDefault(h => h.School.Id == site.Current.Id);
        var bare = record with { ControlFields = [.. record.ControlFields.Where(field => field.Tag is not ("001" or "003" or "005"))] };
        return new FoundDescription(RecordFacts.Of(record, rules.Today.Year), MarcLines.Write(bare), [.. entry.Holdings.Select(h => h.School.Name)], entry.Holdings.Sum(h => h.Copies), null, own?.PublicId);
    }

    // What another library says about its copies is no business of this one.
    private static MarcRecord Bare(MarcRecord record)
        => record with { DataFields = [.. RecordFacts.WithoutHoldings(record).DataFields.Where(field => !field.Tag.StartsWith('9') && !field.Tag.StartsWith("59", StringComparison.Ordinal))] };
}

/// <param name="WereAsked">Other libraries were.</param>
internal sealed record CopyFinding(IReadOnlyList<FoundDescription> Found, IReadOnlyList<TargetAnswer> Silent, bool WereAsked);

/// <param name="Lines">The record, as <see cref="MarcLines"/> writes it.</param>
/// <param name="Schools">Of the province, that have it; empty for what another library told.</param>
/// <param name="Library">Which other library told it.</param>
/// <param name="OwnId">Of this school's own title, where it has it.</param>
internal sealed record FoundDescription(TitleForm Form, string Lines, IReadOnlyList<string> Schools, int Copies, string? Library, string? OwnId);
