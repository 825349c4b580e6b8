using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Data;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

/// <summary>On a computer that others use too nothing of a person stays, whether they sign out or forget to.</summary>
public sealed class SharedComputerTests(PortalApp app)
{
    private const string Nothing = "\"cache\", \"storage\"";

    [Fact]
    public async Task Signing_in_and_out_both_empty_the_browser()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = app.Guest();

        using var entered = await visitor.TryAsync(person.UserName, TestPerson.Password, isShared: true);
        ClearedBy(entered).ShouldBe(Nothing);
        entered.Headers.GetValues("Set-Cookie").ShouldNotContain(c => c.StartsWith("oer.known=", StringComparison.Ordinal), "the device is nobody's own");

        using var left = await visitor.PostFormAsync("/dang-xuat", form: "main form");
        ClearedBy(left).ShouldBe(Nothing);
        (await visitor.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Every_page_says_so_and_offers_to_sign_out_and_is_not_kept()
    {
        using var visitor = await EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true), isShared: true);

        foreach (var address in new[] { "/", "/tim", "/toi" })
        {
            var page = await visitor.OpenAsync(address);
            page.TextOf(".shared-computer b").ShouldBe("Máy dùng chung.");
            page.Document.QuerySelector(".shared-computer form")!.GetAttribute("action").ShouldBe("/dang-xuat");
            page.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue(address);
        }

        (await visitor.PostFormAsync("/", form: ".shared-computer form")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.OpenAsync("/")).Document.QuerySelector(".shared-computer").ShouldBeNull();
    }

    [Fact]
    public async Task On_ones_own_device_nothing_is_said_and_nothing_is_emptied()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = app.Guest();
        using var entered = await visitor.TryAsync(person.UserName, TestPerson.Password);

        ClearedBy(entered).ShouldBeNull();
        (await visitor.OpenAsync("/")).Document.QuerySelector(".shared-computer").ShouldBeNull();
    }

    [Fact]
    public async Task Who_forgot_to_sign_out_leaves_nothing_once_the_session_is_over()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = await EnterAsync(person, isShared: true);
        ClearedBy(await visitor.GetAsync("/")).ShouldBeNull("it goes on");
        using var elsewhere = await app.EnterAsync(person);
        (await elsewhere.PostFormAsync("/toi", form: "form[action*=EndOthers]")).Dispose();

        ClearedBy(await visitor.GetAsync("/")).ShouldBe(Nothing);
        ClearedBy(await visitor.GetAsync("/")).ShouldBeNull("once is enough");
    }

    [Fact]
    public async Task A_session_at_a_shared_computer_is_forgotten_after_half_an_hour_without_use()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var shared = await EnterAsync(person, isShared: true);
        using var own = await app.EnterAsync(person);
        var longAgo = app.Clock.GetUtcNow() - TimeSpan.FromMinutes(31);
        await app.ActAsSystemAsync(s => s.GetRequiredService<AccountsDbContext>().Sessions.Where(one => one.PersonId == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.SeenAt, longAgo), TestContext.Current.CancellationToken));

        (await own.OpenAsync("/toi")).TextsOf("#sessions-h ~ ul li").Count.ShouldBe(1);
    }

    private async Task<Visitor> EnterAsync(TestPerson person, bool isShared)
    {
        var visitor = app.Guest();
        (await visitor.TryAsync(person.UserName, TestPerson.Password, isShared: isShared)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    private static string? ClearedBy(HttpResponseMessage answer) => answer.Headers.TryGetValues("Clear-Site-Data", out var values) ? values.Single() : null;
}
