using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Outages;

/// <summary>The scanner dies, freezes or raves while a file is on its way, and comes back.</summary>
[Collection(nameof(Outages))]
public sealed class OutageTests(OutagePortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_clamd_killed_a_file_waits_unseen_while_the_rest_works_and_goes_on_by_itself()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var earlier = await UploadAsync(teacher, NewText());
        await portal.SettledAsync(earlier);

        var text = NewText();
        var tus = new TusClient(teacher);
        var (address, id) = await tus.BeginAsync("bai.txt", text.Length);
        await tus.AppendAsync(address, 0, text[..100]);
        await portal.KillScannerAsync();
        (await tus.AppendAsync(address, 100, text[100..])).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await WaitsUnseenAsync(teacher, id);
        (await teacher.GetAsync($"/tep/{earlier}/tai")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await teacher.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await tus.BeginAsync("khac.txt", 100)).Id.ShouldNotBe(id);
        (await HealthAsync()).ShouldBe((HttpStatusCode.OK, "degraded", "degraded"));

        await portal.StartScannerAsync();
        await ArrivesAsync(teacher, id);
        await PortalApp.EventuallyAsync(async () => await HealthAsync() == (HttpStatusCode.OK, "healthy", "healthy"), "the scanner counts as healthy again");
    }

    [Fact]
    public async Task After_a_night_without_the_scanner_each_file_has_one_job_and_all_arrive()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        await portal.KillScannerAsync();
        var files = new List<Guid>();
        for (var i = 0; i < 20; i++)
            files.Add(await UploadAsync(teacher, NewText()));

        var most = 0;
        for (var hours = 0.0; hours < 12; hours += 0.25)
        {
            await portal.TimePassesAsync(TimeSpan.FromMinutes(15));
            most = Math.Max(most, await portal.JobsAsync<ProcessFile>());
        }
        most.ShouldBe(files.Count);

        await portal.StartScannerAsync();
        foreach (var file in files)
            await ArrivesAsync(teacher, file);
        (await portal.JobsAsync<ProcessFile>()).ShouldBe(0);
    }

    [Theory]
    [InlineData(Mood.Frozen)]
    [InlineData(Mood.Garbage)]
    [InlineData(Mood.Resets)]
    [InlineData(Mood.HangsUp)]
    public async Task A_scanner_that_is_there_and_ill_lets_nothing_through(Mood mood)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        portal.Mood = mood;
        var id = await UploadAsync(teacher, NewText());
        await WaitsUnseenAsync(teacher, id);
        portal.Mood = Mood.Well;
        await ArrivesAsync(teacher, id);
    }

    [Fact]
    public async Task What_the_scanner_cannot_read_whole_is_not_kept_and_never_given_out()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        portal.Mood = Mood.IsFull;
        var id = await UploadAsync(teacher, NewText());
        var file = await portal.SettledAsync(id);
        portal.Mood = Mood.Well;

        (file.State, file.Sha256, file.RefusalKey).ShouldBe((FileState.TooLargeToScan, null, "ingest.too-large-to-scan"));
        foreach (var address in new[] { "tai", "goc", "bai.txt", "bia", "trang-1", "hls/phim.m3u8" })
            (await teacher.GetAsync($"/tep/{id}/{address}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        (await teacher.GetAsync($"/doc/tep/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [BadInput(79)]
    public async Task A_file_removed_while_it_is_scanned_is_gone_and_its_work_ends_quietly()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        portal.Mood = Mood.Frozen;
        var id = await UploadAsync(teacher, NewText());
        await PortalApp.EventuallyAsync(async () => (await portal.FindAsync(id))!.State == FileState.Scanning, "the scan has begun");
        await portal.AskAsync<IFiles, bool>(async files =>
        {
            await files.RemoveAsync(id, Cancellation);
            return true;
        });
        portal.Mood = Mood.Well;
        await portal.PausesAreOverAsync();
        await portal.WorkIsDoneAsync();
        (await portal.FindAsync(id)).ShouldBeNull();
        (await teacher.GetAsync($"/tep/{id}/tai")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await portal.AskAsync<IJobOverview, IReadOnlyList<FailedWork>>(j => j.FailedAsync(10, Cancellation))).ShouldBeEmpty();
    }

    private async Task WaitsUnseenAsync(Visitor teacher, Guid id)
    {
        await PortalApp.EventuallyAsync(async () => await portal.WaitsOfAsync(id) > 0, "the scanner was asked in vain");
        (await portal.FindAsync(id))!.State.ShouldBe(FileState.Scanning);
        foreach (var address in new[] { "tai", "bai.txt", "bia", "trang-1" })
            (await teacher.GetAsync($"/tep/{id}/{address}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await teacher.GetAsync($"/api/ingest/files/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await portal.AskAsync<IScannerNotice, string?>(n => n.ForOperatorsAsync(Cancellation))).ShouldNotBeNull();
        using var department = await portal.SignInAsPortalAdministratorAsync();
        (await department.OpenAsync("/quan-tri/tep/may-quet")).ShouldSay("Đang ngừng").ShouldSay("chờ trong khu cách ly");
    }

    private async Task ArrivesAsync(Visitor teacher, Guid id)
    {
        await portal.PausesAreOverAsync();
        (await portal.SettledAsync(id)).IsReady.ShouldBeTrue();
        (await teacher.GetAsync($"/tep/{id}/tai")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(HttpStatusCode, string?, string?)> HealthAsync()
    {
        var answer = await portal.Guest().GetAsync("/health/ready");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        return (answer.StatusCode, json.RootElement.GetProperty("status").GetString(),
            json.RootElement.GetProperty("checks").GetProperty("scanner").GetProperty("status").GetString());
    }

    private static async Task<Guid> UploadAsync(Visitor who, byte[] content)
    {
        var created = await new TusClient(who).CreateAsync("bai.txt", content.Length, first: content);
        return Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    private static byte[] NewText() => System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(500)));
}
