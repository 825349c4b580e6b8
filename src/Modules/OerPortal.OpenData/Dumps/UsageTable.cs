using System.Globalization;
using System.Text;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Dumps.Formats;
using OerPortal.Usage;

namespace OerPortal.OpenData.Dumps;

/// <summary>How much public resources are used, by day and site, as everybody may know it: what fewer than five people did is empty.</summary>
internal sealed class UsageTable(IUsage usage, OpenRecords records, ISites sites)
{
    public const string Name = "usage.csv";

    private const int AtOnce = 1000;

    private static readonly string[] Columns = ["day", "id", "school", "views", "reads", "downloads"];

    /// <param name="today">The last day, which is not over yet and is left out.</param>
    /// <returns>How many rows there are.</returns>
    public async Task<int> WriteAsync(Stream to, DateOnly today, CancellationToken cancellation)
    {
        await to.WriteAsync(Encoding.UTF8.GetBytes("\ufeff" + Csv.Line(Columns)), cancellation);
        var count = 0;
        var portion = new List<OpenUse>(AtOnce);
        await foreach (var use in usage.OpenDaysAsync(DateOnly.MinValue, today.AddDays(-1), cancellation))
        {
            portion.Add(use);
            if (portion.Count < AtOnce) continue;
            count += await WriteAsync(to, portion, cancellation);
            portion.Clear();
        }

        return count + await WriteAsync(to, portion, cancellation);
    }

    // A school that gives no open data has none of its resources here, and is not told as a place either.
    private async Task<int> WriteAsync(Stream to, List<OpenUse> portion, CancellationToken cancellation)
    {
        var ids = (await records.ManyAsync([.. portion.Select(use => use.ResourceId).Distinct()], cancellation)).ToDictionary(record => record.Id, record => record.PublicId);
        var rows = portion.Where(use => ids.ContainsKey(use.ResourceId) && sites.HasFeature(use.SiteId, Following.KnownSites.Feature)).ToArray();
        var text = string.Concat(rows.Select(use => Csv.Line(
            [use.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ids[use.ResourceId], sites.Find(use.SiteId)?.Slug, Number(use.Views), Number(use.Reads), Number(use.Downloads)])));
        await to.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        return rows.Length;
    }

    private static string? Number(int? count) => count?.ToString(CultureInfo.InvariantCulture);
}
