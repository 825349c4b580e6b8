using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Freezing;
using OerPortal.Reports.Jobs;
using OerPortal.TestKit;

namespace OerPortal.Reports.Tests;

public sealed class RemindingTests(DatedApp app) : IClassFixture<DatedApp>
{
    [Fact]
    public async Task Schools_that_have_not_signed_are_reminded_once_a_stage()
    {
        var (silent, librarian) = await app.SchoolAsync();
        var (signed, done) = await app.SchoolAsync();
        await app.ActAsSystemAsync(s => s.GetRequiredService<ReportDesk>().SignAsync(signed, app.Year, 1, new Signature("Nguyễn Thị Hải", "Hiệu trưởng", "", app.Clock.GetUtcNow()), ReportsApp.Ct));
        var department = await app.SignInAsReviewerAsync();
        await SetAsync(department, "");
        await RunAsync();
        (await NoticesAsync(librarian)).ShouldBeEmpty();

        await app.ExecuteAsync("update reports.department_rules set remind_days = '{400}'");
        await RunAsync();
        await RunAsync();

        (await NoticesAsync(librarian)).ShouldHaveSingleItem().ShouldContain(silent.Name);
        (await NoticesAsync(done)).ShouldBeEmpty();
        (await librarian.OpenAsync("/toi/thong-bao")).ShouldSay($"báo cáo tự đánh giá thư viện năm học {app.Year.Name} cần kí trước ngày 31/8/{app.Year.Begins + 1}");
    }

    [Fact]
    public async Task A_date_that_is_none_is_refused_and_the_addressee_stands_on_the_paper()
    {
        var department = await app.SignInAsReviewerAsync();
        var (_, librarian) = await app.SchoolAsync();

        using var refused = await department.PostFormAsync("/quan-tri/han-bao-cao", Fields.Of(("Day", "31"), ("Month", "6"), ("RemindDays", "30, mai")));
        await SetAsync(department, "30, 7");

        (await department.ReadAsync(refused)).ShouldSay("Ngày và tháng này không có").ShouldSay("Nhiều nhất 5 lần nhắc").Document.QuerySelector("[name='RemindDays']")!.GetAttribute("value").ShouldBe("30, mai");
        using var answer = await librarian.PostFormAsync("/quan-tri/tu-danh-gia/bao-cao", Fields.Of(("Name", "A"), ("JobTitle", "Hiệu trưởng")), "form:has([name='JobTitle'])");
        (await librarian.OpenAsync(answer.Headers.Location!.ToString())).ShouldSay("Phòng Giáo dục huyện Ngọc Linh");
    }

    private static async Task SetAsync(Visitor department, string remindDays)
        => (await department.PostFormAsync("/quan-tri/han-bao-cao", Fields.Of(("Addressee", "Phòng Giáo dục huyện Ngọc Linh"), ("Day", "31"), ("Month", "8"), ("RemindDays", remindDays)))).Dispose();

    private Task RunAsync() => app.ActAsSystemAsync(s => s.GetRequiredService<RemindOfReportsJob>().RunAsync(new RemindOfReports(), new NoProgress(), ReportsApp.Ct));

    private Task<IReadOnlyList<string>> NoticesAsync(Visitor person) => app.QueryAsync<string>("select arguments[1] from accounts.notice where person_id = @Id and text_key = 'reports.notice.due'", new { person.Person.Id });

    private sealed class NoProgress : IJobProgress
    {
        public int Attempt => 1;

        public Task ReportAsync(int percent, CancellationToken cancellation) => Task.CompletedTask;
    }
}

/// <summary>A portal whose one date of the department is these tests' own.</summary>
public sealed class DatedApp : ReportsApp;
