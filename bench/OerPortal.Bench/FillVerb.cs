using System.Diagnostics;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;

namespace OerPortal.Bench;

/// <summary><c>fill COUNT CORPUS</c>: publishes so many resources made of real Vietnamese text.</summary>
internal sealed class FillVerb(ISites sites, IContributions contributions) : IPortalVerb
{
    private const int Schools = 40;

    public string Name => "fill";

    public string Description => "fill COUNT CORPUS: publish COUNT resources made of the articles in CORPUS (viwiki.ndjson.gz)";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments is not [var countText, var corpus] || !int.TryParse(countText, out var count) || !File.Exists(corpus))
        {
            await Console.Error.WriteLineAsync("Usage: fill COUNT CORPUS");
            return 2;
        }

        for (var number = sites.Schools.Count; number < Schools; number++)
            await sites.SaveAsync(School(number), cancellation);
        var watch = Stopwatch.StartNew();
        var articles = await Article.ReadAsync(corpus, shortest: 400, cancellation);
        var added = await contributions.PublishManyAsync(
            GeneratedResources.Of(articles, [.. sites.Schools], count).ToAsyncEnumerable(), announce: false, cancellation);
        await Console.Out.WriteLineAsync($"{added} resources published in {watch.Elapsed.TotalSeconds:0.0} s ({added / watch.Elapsed.TotalSeconds:0}/s)");
        return 0;
    }

    private static Site School(int number)
        => new(Guid.CreateVersion7(), SiteKind.School, $"truong-{number}", $"Trường THCS số {number}", "Thư viện trường", null, "rung", SchoolLevels.LowerSecondary);
}
