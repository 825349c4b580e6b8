using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

public sealed class PersonalDataTests(PortalApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_copy_holds_what_is_known_and_no_secret()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync("Trường THCS Ba Lan"), withPassword: true);
        using var visitor = await app.EnterAsync(person);
        var answer = await visitor.GetAsync("/toi/du-lieu");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        var text = await answer.Content.ReadAsStringAsync(Ct);
        using var copy = JsonDocument.Parse(text);
        copy.RootElement.GetProperty("account").GetProperty("person").GetProperty("userName").GetString().ShouldBe(person.UserName);
        copy.RootElement.GetProperty("account").GetProperty("roles")[0].GetProperty("site").GetString().ShouldBe("Trường THCS Ba Lan");
        copy.RootElement.GetProperty("account").GetProperty("sessions").GetArrayLength().ShouldBe(1);
        text.ShouldNotContain("hash", Case.Insensitive);
        text.ShouldNotContain("stamp", Case.Insensitive);
    }

    [Fact]
    public async Task A_guest_gets_no_copy()
    {
        using var visitor = app.Guest();
        (await visitor.GetAsync("/toi/du-lieu")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_erased_person_is_gone_everywhere_and_the_name_is_free()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync(), withPassword: true);
        using var visitor = await app.EnterAsync(person);
        (await visitor.PostFormAsync("/toi/xoa-tai-khoan", Journeys.Fields(("Password", TestPerson.Password)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await visitor.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var again = app.Guest();
        (await again.TryAsync(person.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.ActAsSystemAsync(async services =>
        {
            var people = services.GetRequiredService<IPeople>();
            (await people.FindByUserNameAsync(person.UserName, Ct)).ShouldBeNull();
            (await people.FindAsync(person.Id, Ct))!.DisplayName.ShouldNotBe(person.DisplayName);
            (await people.HoldersAsync(person.Site.Id, SiteRole.Teacher, Ct)).ShouldNotContain(person.Id);
        });
    }

    [Fact]
    public async Task Erasing_asks_for_the_password()
    {
        using var visitor = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        var page = await (await visitor.PostFormAsync("/toi/xoa-tai-khoan", Journeys.Fields(("Password", "đoán bừa một mật khẩu")))).AsPageAsync();
        page.TextOf(".field .error").ShouldContain("chưa đúng");
        (await visitor.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
