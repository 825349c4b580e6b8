using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest.Quotas;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Uploads;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Uploads;

/// <summary>Nobody fills the disk for everybody, alone or with many uploads at once. Small limits, so it has a portal of its own.</summary>
public sealed class QuotaTests(QuotaTests.SmallPortal portal) : IClassFixture<QuotaTests.SmallPortal>
{
    private const int Person = 5_000_000;
    private const int School = 8_000_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public sealed class SmallPortal : IngestPortal
    {
        protected override PortalAppOptions Options => base.Options with
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Ingest:PersonBytes"] = $"{Person}", ["Ingest:SiteBytes"] = $"{School}", ["Ingest:PersonUploads"] = "3" },
        };
    }

    [Fact]
    public async Task A_person_who_has_used_up_the_room_is_told_so_and_announced_bytes_count()
    {
        using var teacher = await portal.SignInAsTeacherAsync(await portal.CreateSchoolAsync());
        var client = new TusClient(teacher);
        (await client.CreateAsync("a.pdf", 3_000_000)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var full = await client.CreateAsync("b.pdf", 2_500_000);
        full.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
        (await TitleAsync(full)).ShouldBe("Các tệp của thầy cô đã dùng gần hết 5 MB được dành. Hãy xoá bớt tệp trong bản nháp, hoặc nhờ người quản trị dành thêm chỗ.");
        (await client.CreateAsync("c.pdf", 1_500_000)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_school_that_has_used_up_its_room_is_told_so_and_can_be_given_more()
    {
        var school = await portal.CreateSchoolAsync();
        using var first = await portal.SignInAsTeacherAsync(school);
        using var second = await portal.SignInAsTeacherAsync(school);
        (await new TusClient(first).CreateAsync("a.pdf", 4_500_000)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var full = await new TusClient(second).CreateAsync("b.pdf", 4_500_000);
        full.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
        (await TitleAsync(full)).ShouldStartWith("Các tệp của trường đã dùng gần hết 8 MB");

        await portal.ActAsSystemAsync(s => s.GetRequiredService<IStorage>().SetLimitAsync(school.Id, 20_000_000, Cancellation));
        (await new TusClient(second).CreateAsync("b.pdf", 4_500_000)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Unfinished_uploads_are_counted_even_when_announced_at_once()
    {
        using var teacher = await portal.SignInAsTeacherAsync(await portal.CreateSchoolAsync());
        var client = new TusClient(teacher);
        await client.CreateAsync("0.pdf", 1000);
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => client.CreateAsync($"{i}.pdf", 1000)));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(2);
        (await TitleAsync(answers.First(a => a.StatusCode == HttpStatusCode.InsufficientStorage))).ShouldStartWith("Thầy cô đang có 3 tệp tải lên dở dang");
    }

    [Fact]
    public async Task The_plain_form_says_the_same_sentence()
    {
        var school = await portal.CreateSchoolAsync();
        using var teacher = await portal.SignInAsTeacherAsync(school);
        using var started = await teacher.PostFormAsync("/dong-gop", form: "form[method=post]:not(.many)");
        var id = started.Headers.Location!.ToString().Split('/')[^1];
        (await new TusClient(teacher).CreateAsync("a.pdf", 4_900_000)).StatusCode.ShouldBe(HttpStatusCode.Created);

        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[200_000]), "file", "b.pdf" }, { new StringContent(await teacher.TokenAsync($"/dong-gop/{id}")), "__RequestVerificationToken" } };
        var answer = await teacher.Client.PostAsync(teacher.Url($"/dong-gop/{id}?handler=Upload"), form, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("đã dùng gần hết 5 MB");
        (await teacher.OpenAsync("/dong-gop")).ShouldSay("Các tệp của thầy cô đang dùng 4,9 MB trong 5,0 MB");
    }

    [Fact]
    public async Task Free_space_counts_what_is_announced()
    {
        var free = new DriveInfo(portal.Services.GetRequiredService<Cms.Blobs.PortalFolders>().Temp).AvailableFreeSpace;
        var floor = portal.Services.GetRequiredService<UploadParts>();
        floor.HasRoomFor(free).ShouldBeFalse();
        // Each alone would fit; together they do not.
        var settings = new IngestSettings { PersonBytes = null, SiteBytes = null, PersonUploads = null };
        var most = 0L;
        for (var step = free; step > 1 << 20; step /= 2)
            most += floor.HasRoomFor(most + step) ? step : 0;
        Assert.SkipUnless(most > 100 << 20, "the disk of this machine is nearly full");
        var share = most * 2 / 3;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AnnounceAsync(settings, share)));
        await portal.AskAsync<Data.IngestDbContext, int>(d => d.Files.Where(f => f.Length == share).ExecuteDeleteAsync(Cancellation));
        outcomes.Count(o => o).ShouldBe(1);
    }

    [Theory]
    [InlineData(28, true)]
    [InlineData(122, true)]
    [InlineData(5, false)]
    public void A_full_disk_is_told_from_other_trouble(int error, bool isFull) => new IOException("x", error).IsDiskFull().ShouldBe(isFull);

    /// <summary>/dev/full: every byte written to it finds the disk full.</summary>
    [Fact]
    public async Task What_the_system_says_of_a_full_disk_is_understood()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "this system has no /dev/full");
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        (await Should.ThrowAsync<IOException>(async () => await full.WriteAsync(new byte[100], Cancellation))).IsDiskFull().ShouldBeTrue();
    }

    private Task<bool> AnnounceAsync(IngestSettings settings, long length) => portal.ActAsSystemAsync(async services =>
    {
        var data = services.GetRequiredService<Data.IngestDbContext>();
        var intake = services.GetRequiredService<FileIntake>();
        var room = new RoomCheck(data, ActivatorUtilities.CreateInstance<Storage>(services, settings), services.GetRequiredService<UploadParts>(), settings);
        var row = intake.NewRow(portal.Portal.Id, Guid.CreateVersion7(), "test:draft", "a.pdf", declaredType: null, length);
        try
        {
            await room.DemandAsync(row.SiteId, row.OwnerId, length, () => data.Add(row), Cancellation);
            return true;
        }
        catch (NoRoomException)
        {
            return false;
        }
    });

    private static async Task<string> TitleAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("title").GetString()!;
}
