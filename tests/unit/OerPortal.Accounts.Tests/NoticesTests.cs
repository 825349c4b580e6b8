using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

public sealed class NoticesTests(PortalApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_to_say_is_said_kindly()
    {
        using var visitor = await app.SignInAsReaderAsync();
        var page = await visitor.OpenAsync("/toi/thong-bao");
        page.ShouldSay("Chưa có thông báo nào");
        page.Document.QuerySelectorAll("header.top .count").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notice_told_twice_is_shown_once_and_counted_until_it_is_read()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader);
        await TellAsync(person, "một lần");
        await TellAsync(person, "một lần");
        await TellAsync(person, "hai lần");
        using var visitor = app.SignIn(person);
        (await visitor.OpenAsync("/toi")).TextOf("header.top summary .count").ShouldContain("2 việc đang chờ");
        (await visitor.OpenAsync("/toi/thong-bao")).TextsOf("ul.lines .tag").Count.ShouldBe(2);
        (await visitor.OpenAsync("/toi/thong-bao")).TextsOf("ul.lines .tag").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notice_speaks_the_language_of_its_reader()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader);
        await TellAsync(person, "một lần");
        using var visitor = app.SignIn(person);
        (await visitor.OpenAsync("/toi/thong-bao")).ShouldSay("Trường Sa Thầy đã nhận bạn");
        await visitor.GetAsync("/chon/ngon-ngu/en");
        (await visitor.OpenAsync("/toi/thong-bao")).ShouldSay("Trường Sa Thầy has welcomed you").ShouldNotSay("đã nhận bạn");
    }

    [Fact]
    public async Task Nobody_sees_anothers_notices()
    {
        await TellAsync(await app.CreatePersonAsync(SiteRole.Reader), "một lần");
        using var other = await app.SignInAsReaderAsync();
        (await other.OpenAsync("/toi/thong-bao")).ShouldSay("Chưa có thông báo nào");
    }

    [Fact]
    public async Task Telling_nobody_is_no_fault()
        => await Should.NotThrowAsync(() => app.ActAsSystemAsync(services => services.GetRequiredService<INotices>().TellAsync(
            new Notice(Guid.CreateVersion7(), "accounts.notice.welcome", ["x"], null, "một lần"), Ct)));

    private Task TellAsync(TestPerson person, string once) => app.ActAsSystemAsync(services => services.GetRequiredService<INotices>().TellAsync(
        new Notice(person.Id, "accounts.notice.welcome", ["Trường Sa Thầy"], "/", once), Ct));
}
