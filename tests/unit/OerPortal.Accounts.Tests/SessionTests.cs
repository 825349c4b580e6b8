using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

public sealed class SessionTests(PortalApp app)
{
    private const string NewPassword = "nhà rông lợp tranh mới";

    [Fact]
    public async Task A_role_given_takes_effect_within_a_minute()
    {
        var school = await app.CreateSchoolAsync();
        var person = await app.CreatePersonAsync(SiteRole.Reader, school, withPassword: true);
        using var visitor = await app.EnterAsync(person);
        var desk = school.PathPrefix + "/quan-tri/thanh-vien";
        (await visitor.GetAsync(desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await app.ActAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<AccountsDbContext>();
            db.Add(new Membership { PersonId = person.Id, SiteId = school.Id, Role = SiteRole.SiteAdministrator, Since = app.Clock.GetUtcNow() });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await visitor.GetAsync(desk)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_role_taken_takes_effect_within_a_minute()
    {
        var school = await app.CreateSchoolAsync();
        var person = await app.CreatePersonAsync(SiteRole.SiteAdministrator, school, withPassword: true);
        using var visitor = await app.EnterAsync(person);
        var desk = school.PathPrefix + "/quan-tri/thanh-vien";
        (await visitor.GetAsync(desk)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await app.ActAsSystemAsync(services => services.GetRequiredService<AccountsDbContext>().Memberships
            .Where(m => m.PersonId == person.Id).ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await visitor.GetAsync(desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_new_password_ends_all_other_sessions_and_keeps_this_one()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var here = await app.EnterAsync(person);
        using var elsewhere = await app.EnterAsync(person);
        var changed = await here.PostFormAsync("/toi/mat-khau", Journeys.Fields(("Input.Current", TestPerson.Password), ("Input.Password", NewPassword)));
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await here.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var again = app.Guest();
        (await again.TryAsync(person.UserName, NewPassword)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_present_password_is_asked_before_a_new_one()
    {
        using var visitor = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        var answer = await visitor.PostFormAsync("/toi/mat-khau", Journeys.Fields(("Input.Current", "đoán bừa một mật khẩu"), ("Input.Password", NewPassword)));
        (await answer.AsPageAsync()).TextOf(".field .error").ShouldBe("Mật khẩu đang dùng chưa đúng.");
    }

    [Fact]
    public async Task Another_device_can_be_signed_out_from_the_list()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var elsewhere = await app.EnterAsync(person);
        using var here = await app.EnterAsync(person);
        (await here.PostFormAsync("/toi", form: "form[action*=EndOthers]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await elsewhere.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Somebody_elses_session_is_unknown()
    {
        var other = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var theirs = await app.EnterAsync(other);
        using var mine = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        var session = await app.ActAsSystemAsync(services => services.GetRequiredService<AccountsDbContext>().Sessions
            .Where(s => s.PersonId == other.Id).Select(s => s.Id).SingleAsync(TestContext.Current.CancellationToken));
        var answer = await mine.PostAsync("/toi?handler=End", Journeys.Fields(("session", session.ToString())), tokenFrom: "/toi");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await theirs.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_name_is_shown_at_once()
    {
        using var visitor = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        await visitor.PostFormAsync("/toi", Journeys.Fields(("DisplayName", "  Y   Ngọc Linh ")), "form[action*=Name]");
        var page = await visitor.OpenAsync("/toi");
        page.Heading.ShouldBe("Y Ngọc Linh");
        page.TextOf("header.top .who").ShouldBe("Y Ngọc Linh");
    }
}
