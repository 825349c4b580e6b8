using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Outages;

[Collection(nameof(Outages))]
public sealed class RescanTests(OutagePortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_new_signatures_find_is_no_longer_given_out_and_the_rest_stays()
    {
        portal.Log.Expect("is found infected by newer signatures");
        using var teacher = await portal.SignInAsTeacherAsync();
        var virus = "mot loai ma doc ma hom qua chua ai biet"u8.ToArray();
        var (bad, good) = (await ReadyAsync(teacher, [.. "xx "u8, .. virus]), await ReadyAsync(teacher, "mot bai hoc lanh"u8.ToArray()));
        await portal.ScannedLongAgoAsync(bad);
        await portal.ScannedLongAgoAsync(good);
        await portal.TeachScannerAsync("New.Virus", virus);
        await portal.KillScannerAsync();
        await portal.StartScannerAsync();

        await RescanAsync();
        (await portal.FindAsync(bad))!.State.ShouldBe(FileState.Infected);
        (await teacher.GetAsync($"/tep/{bad}/tai")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await teacher.GetAsync($"/tep/{good}/tai")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await VerdictsAsync(bad)).ShouldBe(["clean", "infected"]);
        (await VerdictsAsync(good)).ShouldBe(["clean", "clean"]);

        await RescanAsync();
        (await VerdictsAsync(good)).Count.ShouldBe(2, "the present signatures have spoken");
    }

    [Fact]
    public async Task Without_a_scanner_a_ready_file_stays_as_it_was()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var file = await ReadyAsync(teacher, "con cho may quet"u8.ToArray());
        await portal.ScannedLongAgoAsync(file);
        portal.Mood = Mood.HangsUp;
        await RescanAsync();
        portal.Mood = Mood.Well;
        (await portal.FindAsync(file))!.IsReady.ShouldBeTrue();
        (await VerdictsAsync(file)).Count.ShouldBe(1);

        // The probe that looked in between may still call the scanner away.
        await PortalApp.EventuallyAsync(async () =>
        {
            await RescanAsync();
            return (await VerdictsAsync(file)).Count == 2;
        }, "the scanner is asked again when it is back");
    }

    private async Task<Guid> ReadyAsync(Visitor teacher, byte[] content)
    {
        var created = await new TusClient(teacher).CreateAsync("bai.txt", content.Length, first: content);
        var file = await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
        file.IsReady.ShouldBeTrue();
        return file.Id;
    }

    private Task<List<string>> VerdictsAsync(Guid file) =>
        portal.AskAsync<IngestDbContext, List<string>>(d => d.Verdicts.Where(v => v.FileId == file).OrderBy(v => v.At).Select(v => v.Outcome).ToListAsync(Cancellation));

    private Task RescanAsync() => portal.ActAsSystemAsync(s => s.GetRequiredService<RescanFilesHandler>().RunAsync(new RescanFiles(), new Silent(), Cancellation));
}
