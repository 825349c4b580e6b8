using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Pipeline;

/// <summary>Moves the clock, so it has a portal of its own.</summary>
public sealed class SweepTests(SweepTests.OwnPortal portal) : IClassFixture<SweepTests.OwnPortal>
{
    public sealed class OwnPortal : IngestPortal;

    [Fact]
    public async Task What_nothing_refers_to_is_gone_after_a_day_and_the_rest_stays()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var (_, unfinished) = await new TusClient(teacher).BeginAsync("a.pdf", 1000);
        var kept = await portal.AcceptAsync("Giữ lại quyển này"u8.ToArray(), "giu.txt");
        var removed = await portal.AcceptAsync("Bỏ quyển này đi"u8.ToArray(), "bo.txt");
        await portal.AskAsync<IFiles, bool>(async files =>
        {
            await files.RemoveAsync(removed.Id, CancellationToken.None);
            return true;
        });
        await SweepAsync();
        (await ExistsAsync(removed.Sha256!)).ShouldBeTrue("it is younger than a day");

        portal.Clock.Advance(TimeSpan.FromDays(4));
        await SweepAsync();
        (await ExistsAsync(removed.Sha256!)).ShouldBeFalse();
        (await ExistsAsync(kept.Sha256!)).ShouldBeTrue();
        (await portal.FindAsync(unfinished)).ShouldBeNull();
    }

    private Task SweepAsync() => portal.ActAsSystemAsync(s => s.GetRequiredService<SweepLeftoversHandler>().RunAsync(new SweepLeftovers(), new Silent(), CancellationToken.None));

    private Task<bool> ExistsAsync(string sha256) => portal.AskAsync<IBlobStore, bool>(b => b.ExistsAsync(sha256, CancellationToken.None));
}
