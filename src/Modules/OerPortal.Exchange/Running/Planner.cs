using System.Security.Cryptography;
using OerPortal.Exchange.Bundles;
using OerPortal.Exchange.Models;
using OerPortal.Exchange.Tables;
using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Exchange.Running;

/// <summary>Says of a portion of rows what is new, what changes and what is wrong; changes nothing.</summary>
internal sealed class Planner(IContributionStates states, IFiles files, IDescriptionTable table)
{
    /// <summary>Before a row's key it is the external key of its resource.</summary>
    internal static string PrefixOf(Guid siteId) => $"exchange:{siteId:N}:";

    /// <param name="taken">Keys that earlier rows have.</param>
    internal async Task<IReadOnlyList<RowPlan>> PlanAsync(
        Run run, Headings headings, OpenBundle bundle, RowReading reading, IReadOnlyList<TableRow> rows, Func<IReadOnlyCollection<string>, Task<IReadOnlySet<string>>> taken, CancellationToken cancellation)
    {
        string[] keys = [.. rows.Select(row => KeyOf(row, headings)).Where(key => key.Length is > 0 and <= RowReading.LongestKey).Distinct(StringComparer.Ordinal)];
        var known = await states.FindAsync(run.SiteId, PrefixOf(run.SiteId), keys, cancellation);
        var seen = new HashSet<string>(await taken(keys), StringComparer.Ordinal);
        var hashes = headings.Has(OwnColumn.Files) ? await HashesAsync(known.Values, cancellation) : [];
        var plans = new List<RowPlan>(rows.Count);
        foreach (var row in rows)
        {
            var key = KeyOf(row, headings);
            var plan = new RowPlan(row, key) { Known = known.GetValueOrDefault(key) };
            reading.Read(plan);
            if (key.Length > 0 && !seen.Add(key))
                plan.Problems.Add(new RowProblem(OwnColumn.Key.Label, "exchange.problem.key-twice", key));
            if (plan.Known is { } state)
                await CompareAsync(run, plan, state, headings, hashes, bundle, cancellation);
            plans.Add(plan);
        }

        return plans;
    }

    private static string KeyOf(TableRow row, Headings headings) => headings.CellOf(row, OwnColumn.Key);

    private async Task<Dictionary<Guid, string>> HashesAsync(IEnumerable<ContributionState> known, CancellationToken cancellation)
    {
        Guid[] ids = [.. known.SelectMany(k => k.Files).Select(f => f.FileId).Distinct()];
        return ids.Length == 0 ? [] : (await files.FindManyAsync(ids, cancellation)).Where(f => f.Sha256 is not null).ToDictionary(f => f.Id, f => f.Sha256!);
    }

    private async Task CompareAsync(
        Run run, RowPlan plan, ContributionState known, Headings headings, Dictionary<Guid, string> hashes, OpenBundle bundle, CancellationToken cancellation)
    {
        plan.Changes.AddRange(headings.Described.Select(d => d.Column).Where(c => table.Write(c, known.About) != table.Write(c, plan.About)).Select(c => c.Label));
        if (plan.Visibility != known.Visibility)
            plan.Changes.Add(OwnColumn.Visibility.Label);
        // A row without files leaves those that are there.
        if (plan.Files.Count > 0)
        {
            plan.Files = await SameAsync(plan.Files, known, hashes, bundle, cancellation);
            if (!plan.Files.Select(f => (f.FileId, f.Role, f.Title)).SequenceEqual(known.Files.Select(f => ((Guid?)f.FileId, f.Role, f.Title))))
                plan.Changes.Add(OwnColumn.Files.Label);
        }

        if (plan.Changes.Count == 0)
            return;
        if (known.OwnerId != run.OwnerId)
            plan.Problems.Add(new RowProblem(null, "exchange.problem.anothers"));
        else if (known.Stage is ContributionStage.Waiting or ContributionStage.Submitted)
            plan.Problems.Add(new RowProblem(null, known.Stage == ContributionStage.Waiting ? "exchange.problem.waiting" : "exchange.problem.submitted"));
    }

    private static async Task<IReadOnlyList<PlannedFile>> SameAsync(IReadOnlyList<PlannedFile> planned, ContributionState known, Dictionary<Guid, string> hashes, OpenBundle bundle, CancellationToken cancellation)
    {
        var same = new List<PlannedFile>();
        foreach (var file in planned)
        {
            await using var content = bundle.Bundle.Open(file.Name);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
            same.Add(file with { FileId = known.Files.FirstOrDefault(f => hashes.GetValueOrDefault(f.FileId) == hash)?.FileId });
        }

        return same;
    }
}
