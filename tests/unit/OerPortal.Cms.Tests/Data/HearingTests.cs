using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Data;

/// <summary>What an instance knows about its own hearing.</summary>
public sealed class HearingTests(HearingTests.OwnPortal app) : IClassFixture<HearingTests.OwnPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_connection_is_noticed_and_mended()
    {
        app.Log.Expect("NotificationListener cannot reach the database");
        var hearing = app.Services.GetRequiredService<IHearing>();
        await PortalApp.EventuallyAsync(() => Task.FromResult(hearing.HasHeardAllFor(TimeSpan.Zero)), "the listener listens");
        hearing.HasHeardAllFor(TimeSpan.FromDays(1)).ShouldBeFalse();

        await using (var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct))
            await connection.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen oer_%' and datname = current_database()");

        await PortalApp.EventuallyAsync(() => Task.FromResult(!hearing.HasHeardAllFor(TimeSpan.Zero)), "the break is noticed");
        await PortalApp.EventuallyAsync(() => Task.FromResult(hearing.HasHeardAllFor(TimeSpan.Zero)), "the listener listens again");
    }

    public sealed class OwnPortal : PortalApp;
}
