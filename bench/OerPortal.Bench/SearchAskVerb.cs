using System.Globalization;
using Npgsql;
using OerPortal.Cms.Web;
using OerPortal.Search.Models;

namespace OerPortal.Bench;

/// <summary><c>search-ask ENGINE COUNT CORPUS ROUNDS</c>: a table, and below it which aims were held. Plain questions are asked of Elasticsearch where <c>Bench:Plain</c> names an index for them.</summary>
internal sealed class SearchAskVerb(Indexes indexes, NpgsqlDataSource data, IConfiguration configuration) : IPortalVerb
{
    private const int Warming = 3;
    private const string Typing = "suggestions";
    private const double SuggestionsAim = 20;

    // docs/operations.md, "How fast searches are". At counts between them the next greater one's.
    private static readonly (string Engine, int Count, double Most)[] Aims =
        [(Indexes.Postgres, 100_000, 30), (Indexes.Elasticsearch, 100_000, 25), (Indexes.Elasticsearch, int.MaxValue, 60)];

    public string Name => "search-ask";

    public string Description => "search-ask ENGINE COUNT CORPUS ROUNDS: ask an index of COUNT resources the mixed list, ROUNDS times";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments is not [var engine, var countText, var corpus, var roundsText]
            || indexes.Find(engine) is not { } index || !int.TryParse(countText, out var count) || !int.TryParse(roundsText, out var rounds))
        {
            await Console.Error.WriteLineAsync("Usage: search-ask ENGINE COUNT CORPUS ROUNDS");
            return 2;
        }

        var list = new SearchList(await Article.ReadAsync(corpus, shortest: 400, cancellation));
        var times = new AskedTimes(engine, BenchServers.Time(configuration));
        var plain = Plain(engine);
        for (var round = 0; round < rounds + Warming; round++)
        {
            var noted = round >= Warming;
            foreach (var (kind, request) in list.Round(round))
            {
                await times.AskAsync(kind, noted, async () => (await index.FindAsync(request, cancellation)).Total);
                if (plain is not null && IsPlain(request)) await times.AskAsync(PlainOf(kind), noted, () => plain.AskAsync(request, cancellation));
            }

            foreach (var typed in list.Typed(round)) await times.AskAsync(Typing, noted, async () => (await index.SuggestAsync(typed, Access.Guest, 8, cancellation)).Count);
        }

        Say(times, engine, count);
        return 0;
    }

    private static void Say(AskedTimes times, string engine, int count)
    {
        string[] ours = [.. times.Kinds.Where(kind => kind != Typing && !kind.StartsWith(PlainOf(""), StringComparison.Ordinal))];
        string[] compared = [.. ours.Where(kind => times.Kinds.Contains(PlainOf(kind)))];
        Console.WriteLine(AskedTimes.Head);
        foreach (var kind in ours.Append(Typing)) Console.WriteLine(times.Row(kind));
        Console.WriteLine(times.Row("**all but suggestions**", ours));
        foreach (var kind in compared) Console.WriteLine(times.Row(PlainOf(kind)));
        Console.WriteLine();
        if (Aims.Where(aim => aim.Engine == engine && count <= aim.Count).Select(aim => aim.Most).FirstOrDefault() is > 0 and var most) Console.WriteLine(times.Held($"{engine}, {count} resources", ours, most));
        Console.WriteLine(times.Held("suggestions", [Typing], SuggestionsAim));
        if (compared.Length > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A plain question costs {times.CheaperThan(compared, PlainOf):0.0} times the processor time of the portal's."));
    }

    private static string PlainOf(string kind) => "plain: " + kind;

    private static bool IsPlain(SearchRequest request) => request.Filters.Count == 0 && !string.IsNullOrEmpty(request.Text);

    private IPlainSearch? Plain(string engine)
        => engine == Indexes.Postgres ? new PlainPostgres(data) : configuration["Bench:Plain"] is { Length: > 0 } plain ? new PlainElasticsearch(new Uri(configuration["Search:Elasticsearch:Address"]!), plain) : null;
}
