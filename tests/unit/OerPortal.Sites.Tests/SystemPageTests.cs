using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Diagnostics;
using OerPortal.Cms.Web;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class SystemPageTests(PortalApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_operators_page_tells_of_program_backup_disk_signatures_queues_and_errors()
    {
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        var page = await administrator.OpenAsync("/quan-tri/he-thong");
        page.TextsOf("main ul.lines > li b").Take(6).ShouldBe(["Chương trình", "Sao lưu", "Ổ đĩa", "Dữ liệu nhận diện mã độc", "Tác vụ nền", "Lỗi gần đây"]);
        page.ShouldSay("Phiên bản").ShouldSay("Còn trống");
    }

    [Fact]
    public async Task A_backup_that_the_script_told_of_is_shown_until_it_is_too_old()
    {
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        (await DoAsync("backup-done", "sang ổ đĩa ngoài")).ShouldBe(0);
        (await administrator.OpenAsync("/quan-tri/he-thong")).ShouldSay("(sang ổ đĩa ngoài)");
        (await DoAsync("backup-tested", "")).ShouldBe(0);
        (await administrator.OpenAsync("/quan-tri/he-thong")).ShouldSay("Khôi phục thử gần nhất").ShouldNotSay("Bản sao lưu chưa thử");
    }

    [Fact]
    public void Errors_are_kept_newest_first_and_the_same_in_a_row_once()
    {
        var errors = (ILoggerProvider)app.Services.GetRequiredService<ILastErrors>();
        var mark = $"{Guid.CreateVersion7():N}";
        var log = errors.CreateLogger($"OerPortal.{mark}");
        log.LogWarning("not kept {Mark}", mark);
        log.LogError("first {Mark}", mark);
        log.LogError("second {Mark}", mark);
        log.LogError("second {Mark}", mark);
        var kept = ((ILastErrors)errors).Newest(50).Where(e => e.Source == mark).ToList();
        kept.Select(e => (e.Message, e.Times)).ShouldBe([($"second {mark}", 2), ($"first {mark}", 1)]);
    }

    private Task<int> DoAsync(string verb, string note)
        => app.ActAsSystemAsync(services => services.GetServices<IPortalVerb>().Single(v => v.Name == verb).RunAsync(note.Length > 0 ? [note] : [], Ct));
}
