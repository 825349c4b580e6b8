using System.Globalization;
using OerPortal.Search.Elasticsearch;
using OerPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Search.Tests.Kit;

/// <summary>A portal whose searches Elasticsearch answers, through a gate.</summary>
public class ElasticsearchApp : SearchApp
{
    private ElasticsearchPlace? _place;

    internal Gate Gate { get; private set; } = null!;

    internal Reachability Reach => Services.GetRequiredService<Reachability>();

    /// <summary>After how many seconds PostgreSQL answers. The server shares two cores with everything that is tested.</summary>
    protected virtual int AnswerSeconds => 60;

    protected override PortalAppOptions Options => base.Options with
    {
        Settings = new Dictionary<string, string>
        {
            ["Search:Engine"] = "elasticsearch",
            ["Search:Elasticsearch:Address"] = Gate.Address.ToString(),
            ["Search:Elasticsearch:Prefix"] = _place!.Prefix,
            ["Search:Elasticsearch:Compatibility"] = _place.Settings.Compatibility.ToString(CultureInfo.InvariantCulture),
            ["Search:Elasticsearch:AnswerSeconds"] = AnswerSeconds.ToString(CultureInfo.InvariantCulture),
        },
    };

    /// <summary>Skips the test where there is no server; waits until Elasticsearch is asked.</summary>
    internal async Task<ElasticsearchApp> ThereAsync()
    {
        Assert.SkipWhen(_place is null, SearchServer.Absent);
        await EventuallyAsync(() => Task.FromResult(Reach.State == ReachState.There), "Elasticsearch is asked");
        return this;
    }

    public override async ValueTask InitializeAsync()
    {
        _place = await ElasticsearchPlace.FindAsync();
        if (_place is null) return;
        Gate = new Gate(_place.Address);
        Log.Expect("Elasticsearch is away");
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        if (_place is null) return;
        await Gate.DisposeAsync();
        await _place.DisposeAsync();
    }
}
