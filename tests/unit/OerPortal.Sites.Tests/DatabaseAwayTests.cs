using System.Net;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using OerPortal.Cms.Postgres;
using OerPortal.TestKit;
using OerPortal.TestKit.Databases;

namespace OerPortal.Sites.Tests;

/// <summary>PostgreSQL dies under a portal that people use, and comes back.</summary>
[SupportedOSPlatform("linux")]
public sealed class DatabaseAwayTests(DatabaseAwayTests.PortalOnItsOwnServer portal) : IClassFixture<DatabaseAwayTests.PortalOnItsOwnServer>
{
    // Made anew each time; nothing of it may come from the page cache.
    private static int _page;

    [Fact]
    public async Task Pages_say_503_in_one_log_line_until_it_is_back()
    {
        var guest = portal.Guest();
        using (var before = await guest.GetAsync(Page())) before.StatusCode.ShouldBe(HttpStatusCode.OK);

        await portal.KillServerAsync();
        for (var i = 0; i < 20; i++)
        {
            using var away = await guest.GetAsync(Page());
            away.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            away.Headers.RetryAfter.ShouldNotBeNull();
        }

        await portal.ReviveServerAsync();
        await PortalApp.EventuallyAsync(async () =>
        {
            using var after = await guest.GetAsync(Page());
            return after.StatusCode == HttpStatusCode.OK;
        }, "pages after the server is back");
        portal.Log.Lines.Count(line => line.Contains("The database does not answer", StringComparison.Ordinal)).ShouldBe(1);
        portal.Log.Lines.ShouldNotContain(line => line.StartsWith("Error Microsoft.", StringComparison.Ordinal));
    }

    private static string Page() => Interlocked.Increment(ref _page) is var n && n % 2 == 0 ? $"/tim?q=suoi-{n}" : $"/bo-suu-tap?lan={n}";

    public sealed class PortalOnItsOwnServer : PortalApp
    {
        private readonly string _folder = TemporaryFolder.Create("oer-away-");
        private EmbeddedPostgres? _postgres;

        protected override PortalAppOptions Options => new()
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings:Portal"] = _postgres!.ConnectionString },
        };

        public override async ValueTask InitializeAsync()
        {
            _postgres = await EmbeddedPostgres.StartAsync(Path.Combine(_folder, "postgres"), new() { Fast = false }, NullLogger.Instance, CancellationToken.None);
            // Workers say that they begin again, each in its own words, and work that was in hand that it failed.
            foreach (var part in new[] { "The database does not answer", "cannot reach the database", "begins again", "failed (attempt 1" })
                Log.Expect(part);
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await _postgres!.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }

        public Task KillServerAsync() => _postgres!.KillAsync();

        public async Task ReviveServerAsync() => (await _postgres!.ReviveAsync(CancellationToken.None)).ShouldBeTrue();
    }
}
