using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Desk;

/// <summary>What those see and decide who run a school or the portal. Every test has a school of its own.</summary>
public sealed class FileDeskTests(IngestPortal portal)
{
    private const string Quarantine = "/quan-tri/tep/cach-ly";
    private const string Failed = "/quan-tri/tep/chua-xu-li";
    private const string Queue = "/quan-tri/tep/hang-cho";
    private const string Scanner = "/quan-tri/tep/may-quet";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Quarantine, SiteRole.Librarian, false)]
    [InlineData(Quarantine, SiteRole.SiteAdministrator, true)]
    [InlineData(Failed, SiteRole.Teacher, false)]
    [InlineData(Failed, SiteRole.SiteAdministrator, true)]
    [InlineData(Queue, SiteRole.SiteAdministrator, false)]
    [InlineData(Scanner, SiteRole.SiteAdministrator, false)]
    [InlineData("/quan-tri/tep/toan-ven", SiteRole.SiteAdministrator, false)]
    public async Task Each_page_is_for_its_roles(string page, SiteRole role, bool opens)
    {
        using var visitor = await portal.SignInAsync(role, await portal.CreateSchoolAsync());
        (await visitor.GetAsync(page)).StatusCode.ShouldBe(opens ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_infected_file_is_said_plainly_scanned_again_and_deleted_for_ever()
    {
        var school = await portal.CreateSchoolAsync();
        var file = await portal.AcceptAsync(Eicar.Bytes, "bai-la.com.txt", school);
        file.State.ShouldBe(FileState.Infected);
        using var administrator = await portal.SignInAsSiteAdministratorAsync(school);
        using var neighbour = await portal.SignInAsSiteAdministratorAsync(await portal.CreateSchoolAsync());

        var page = await administrator.OpenAsync(Quarantine);
        page.ShouldSay("bai-la.com.txt").ShouldSay("Máy quét phát hiện mã độc trong tệp này.");
        page.TextOf("main details.fold dl").ShouldContain(file.RefusalArguments[0]);
        page.Document.QuerySelectorAll("main [href*='/tep/'][download], main a[href^='/tep/']").ShouldBeEmpty("nothing of it can be downloaded");
        page.TextOf(".desk-nav").ShouldContain("Khu cách ly 1");
        (await neighbour.OpenAsync(Quarantine)).ShouldSay("Không có tệp nào có mã độc");

        (await PostAsync(administrator, Quarantine, "Scan", file.Id)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await portal.SettledAsync(file.Id)).State.ShouldBe(FileState.Infected, "the scanner says the same");
        (await PostAsync(administrator, Quarantine, "Delete", file.Id)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await portal.AskAsync<IBlobStore, bool>(b => b.ExistsAsync(file.Sha256!, Cancellation))).ShouldBeFalse();
        var after = (await portal.FindAsync(file.Id))!;
        (after.State, after.Sha256, after.RefusalKey).ShouldBe((FileState.Infected, null, "ingest.infected"));
        (await administrator.OpenAsync(Quarantine)).ShouldSay("Đã xoá vĩnh viễn tệp").ShouldSay("Không có tệp nào có mã độc");
        (await administrator.OpenAsync(Quarantine + "?vi-sao=Refused")).ShouldSay("bai-la.com.txt");
        (await PostAsync(administrator, Quarantine, "Scan", file.Id)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "there is nothing left to scan");
        (await ActionsAsync(file.Id)).ShouldBe(["ingest.scan-again", "ingest.delete-infected"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_failed_file_says_what_was_tried_and_is_tried_again()
    {
        var school = await portal.CreateSchoolAsync();
        var file = await portal.AcceptAsync("Bài học về dòng sông"u8.ToArray(), "song.txt", school);
        portal.Log.Expect("is given up after 5 attempts");
        await FailAsync(file.Id, "Ổ đĩa mạng không trả lời");
        using var administrator = await portal.SignInAsSiteAdministratorAsync(school);

        var page = await administrator.OpenAsync(Failed);
        page.ShouldSay("song.txt").ShouldSay("Kho đã thử năm lần mà chưa xử lí được tệp.").ShouldSay("Lần cuối dừng ở bước “An toàn, đang kiểm tra nội dung”");
        page.TextOf("main details.fold").ShouldContain("IOException: Ổ đĩa mạng không trả lời");
        page.TextOf("main details.fold").ShouldContain("5 lần lỗi");
        page.TextsOf("main details.fold dt").Count(t => t.Contains(':')).ShouldBe(5, "the last tries with their times");

        (await PostAsync(administrator, Failed, "Again", file.Id)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await administrator.OpenAsync(Failed)).ShouldSay("Tệp đã được xếp hàng để thử lại.");
        (await portal.SettledAsync(file.Id)).IsReady.ShouldBeTrue();
        (await portal.AskAsync<IngestDbContext, int>(d => d.Faults.CountAsync(f => f.FileId == file.Id, Cancellation))).ShouldBe(0);
        (await ActionsAsync(file.Id)).ShouldContain("ingest.try-again");
    }

    [Fact]
    public async Task Many_failed_files_stand_on_portions_are_filtered_and_tried_again_at_once()
    {
        var school = await portal.CreateSchoolAsync($"Trường {Guid.CreateVersion7():N}");
        var file = await portal.AcceptAsync("Bài học về cây lúa"u8.ToArray(), "lua.txt", school);
        await CopiesAsync(file.Id, FileState.Failed, 30);
        using var department = await portal.SignInAsPortalAdministratorAsync();

        var first = await department.OpenAsync($"{Failed}?truong={school.Slug}");
        first.ShouldSay("30 tệp");
        var second = await department.OpenAsync(first.Document.QuerySelector("main a.btn[href*='sau=']")!.GetAttribute("href")!);
        string[] names = [.. first.TextsOf(".lines b"), .. second.TextsOf(".lines b")];
        names.Distinct().Count().ShouldBe(30, "all of one moment, each once");
        (await department.OpenAsync($"{Failed}?truong={school.Slug}&loai=Pdf")).ShouldSay("Không có tệp nào bị lỗi");
        (await department.OpenAsync($"{Failed}?truong={school.Slug}&ngay=2001-02-03")).ShouldSay("Không có tệp nào bị lỗi");
        (await department.OpenAsync($"{Failed}?loai=la&ngay=hom-qua&sau=%00x-y&truong=%00")).ShouldSay("Không hiểu được bộ lọc này");

        using var all = await department.PostFormAsync($"{Failed}?truong={school.Slug}", form: "form[action*='handler=All']");
        (await department.OpenAsync(all.Headers.Location!.OriginalString)).ShouldSay("30 tệp đã được xếp hàng để thử lại.");
        await portal.WorkIsDoneAsync();
        (await portal.AskAsync<IngestDbContext, int>(d => d.Files.CountAsync(f => f.SiteId == school.Id && (f.State == FileState.Ready || f.State == FileState.ReadyWithoutPreview), Cancellation))).ShouldBe(31);
    }

    [Fact]
    public async Task A_waiting_file_is_hurried_or_put_aside_and_taken_up_again()
    {
        var school = await portal.CreateSchoolAsync($"Trường {Guid.CreateVersion7():N}");
        var file = await portal.AcceptAsync("Bài học về rừng thông"u8.ToArray(), "thong.txt", school);
        var waiting = await CopiesAsync(file.Id, FileState.Quarantined, 2);
        using var department = await portal.SignInAsPortalAdministratorAsync();
        (await department.OpenAsync($"{Queue}?truong={school.Slug}&buoc=Quarantined")).ShouldSay("Đã nhận, chờ quét mã độc").TextsOf(".lines b").Count.ShouldBe(2);

        await PostAsync(department, Queue, "Hurry", waiting[0]);
        (await portal.SettledAsync(waiting[0])).IsReady.ShouldBeTrue();
        await PostAsync(department, Queue, "Park", waiting[1]);
        var parked = (await portal.FindAsync(waiting[1]))!;
        (parked.State, parked.RefusalKey).ShouldBe((FileState.Failed, "ingest.parked"));
        (await department.OpenAsync($"{Queue}?truong={school.Slug}")).ShouldSay("Đã gác tệp lại.").ShouldSay("Không có tệp nào đang chờ");
        (await department.OpenAsync($"{Failed}?truong={school.Slug}")).ShouldSay("Người vận hành đã gác tệp này lại");
        await PostAsync(department, Failed, "Again", waiting[1]);

        (await portal.SettledAsync(waiting[1])).IsReady.ShouldBeTrue();
        (await ActionsAsync(waiting[0])).ShouldBe(["ingest.hurry"]);
        (await ActionsAsync(waiting[1])).ShouldBe(["ingest.park", "ingest.try-again"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_scanners_page_says_what_its_state_means_and_asks_it_anew()
    {
        using var department = await portal.SignInAsPortalAdministratorAsync();
        (await department.OpenAsync(Scanner)).ShouldSay("Chỉ để thử").ShouldSay("mã độc thật sẽ lọt qua");

        using var asked = await department.PostFormAsync(Scanner);

        (await department.OpenAsync(asked.Headers.Location!.OriginalString)).ShouldSay("Đã hỏi máy quét").ShouldSay("chưa tới một phút trước");
    }

    private static Task<HttpResponseMessage> PostAsync(Visitor who, string page, string handler, Guid file)
        => who.PostAsync($"{page}?handler={handler}", [new("file", $"{file}")], tokenFrom: page);

    private async Task<List<string>> ActionsAsync(Guid file) => await portal.AskAsync<IngestDbContext, List<string>>(d => d.Set<AuditEntry>()
        .Where(a => a.Subject == $"file:{file}" && a.PersonId != null && (a.Action.Contains("-again") || a.Action == "ingest.hurry" || a.Action == "ingest.park" || a.Action == "ingest.delete-infected"))
        .Select(a => a.Action).ToListAsync(Cancellation));

    /// <summary>Runs on the file fail until it is given up, as on a machine that is ill.</summary>
    private async Task FailAsync(Guid id, string trouble)
    {
        await portal.AskAsync<IngestDbContext, int>(d => d.Files.Where(f => f.Id == id).ExecuteUpdateAsync(s => s.SetProperty(f => f.State, FileState.Inspecting), Cancellation));
        for (var run = 0; run <= FileAttempts.Most; run++)
        {
            await portal.ActAsSystemAsync(async s =>
            {
                var file = await s.GetRequiredService<IngestDbContext>().Files.AsNoTracking().SingleAsync(f => f.Id == id, Cancellation);
                try
                {
                    await s.GetRequiredService<FileAttempts>().RunAsync(file, () => throw new IOException(trouble), Cancellation);
                }
                catch (IOException)
                {
                    // The job would be tried again.
                }
            });
        }
        (await portal.FindAsync(id))!.State.ShouldBe(FileState.Failed);
    }

    /// <summary>Files with the same bytes that stand in a state, all since one moment.</summary>
    private async Task<List<Guid>> CopiesAsync(Guid of, FileState state, int count)
    {
        var now = portal.Clock.GetUtcNow();
        return await portal.AskAsync<IngestDbContext, List<Guid>>(async data =>
        {
            var file = await data.Files.AsNoTracking().SingleAsync(f => f.Id == of, Cancellation);
            var copies = Enumerable.Range(0, count).Select(i => new StoredFile
            {
                SiteId = file.SiteId,
                OwnerId = file.OwnerId,
                Holder = file.Holder,
                Name = $"{i}-{file.Name}",
                State = state,
                Length = file.Length,
                Sha256 = file.Sha256,
                RefusalKey = state == FileState.Failed ? "ingest.failed" : null,
                CreatedAt = now,
                MovedAt = now,
            }).ToList();
            data.AddRange(copies);
            await data.SaveChangesAsync(Cancellation);
            return copies.ConvertAll(c => c.Id);
        });
    }
}
