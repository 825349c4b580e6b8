using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.SecondSteps;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

/// <summary>Signing in with a password and a code of the phone. In an application of its own, because codes and delays are about time.</summary>
public sealed class SecondStepTests(SecondStepTests.OwnPortal app) : IClassFixture<SecondStepTests.OwnPortal>
{
    private const string Page = "/toi/hai-buoc";
    private const string Wrong = "000000";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_RFC_6238(long second, string code)
        => TimeCode.Of("12345678901234567890"u8.ToArray(), TimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(second))).ShouldBe(code);

    [Fact]
    public void A_key_is_read_as_RFC_4648_says()
        => new AuthenticatorKey("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").Bytes.ShouldBe("12345678901234567890"u8.ToArray());

    [Fact]
    public async Task The_whole_way_from_setting_up_to_signing_in()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher, withPassword: true);
        using var visitor = await app.EnterAsync(person);
        var (phone, codes) = await app.TurnOnAsync(visitor);
        codes.Count.ShouldBe(10);
        (await visitor.OpenAsync(Page)).ShouldSay("Đang bật").ShouldNotSay(codes[0]);

        using var again = app.Guest();
        (await again.TryAsync(person.UserName, TestPerson.Password, "/dang-nhap?ve=/tu-sach")).Headers.Location!.ToString().ShouldBe("/dang-nhap/ma?ve=%2Ftu-sach");
        (await again.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var entered = await again.PostFormAsync("/dang-nhap/ma?ve=/tu-sach", Journeys.Fields(("Code", phone.NextCode())));
        entered.Headers.Location!.ToString().ShouldBe("/tu-sach");
        (await again.OpenAsync("/toi")).Heading.ShouldBe(person.DisplayName);
    }

    [Fact]
    public async Task The_picture_of_the_key_needs_no_inline_style_or_script()
    {
        using var visitor = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Teacher, withPassword: true));

        var page = await visitor.OpenAsync(Page);

        var picture = page.Document.QuerySelector("main svg[role=img]")!;
        picture.OuterHtml.ShouldNotContain("style");
        picture.QuerySelector("path")!.GetAttribute("d")!.ShouldStartWith("M4 4h7v1h-7z", Case.Sensitive, "a finder pattern inside the white margin");
        page.Document.QuerySelectorAll("main [style], main style, main script").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_key_stays_until_it_is_confirmed()
    {
        using var visitor = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Teacher, withPassword: true));
        var first = (await visitor.OpenAsync(Page)).TextOf("#app-key");

        var refused = await (await visitor.PostFormAsync(Page, Journeys.Fields(("Code", Wrong)), "form[action*=On]")).AsPageAsync();

        refused.TextOf(".field .error").ShouldContain("Mã chưa đúng");
        refused.TextOf("#app-key").ShouldBe(first);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        (await visitor.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var (person, phone, _) = await WithSecondStepAsync();
        var code = phone.NextCode();
        using var first = await HalfInAsync(person);
        using var second = await HalfInAsync(person);

        (await first.SendCodeAsync(code)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await second.SendCodeAsync(code)).AsPageAsync()).TextOf("[role=alert]").ShouldContain("đã dùng rồi");
        (await second.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_code_that_confirmed_the_key_does_not_sign_in()
    {
        var (person, phone, _) = await WithSecondStepAsync();
        using var again = await HalfInAsync(person);

        (await again.SendCodeAsync(phone.Code)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_recovery_code_works_once_however_it_is_typed()
    {
        var (person, _, codes) = await WithSecondStepAsync();
        using var first = await HalfInAsync(person);
        using var second = await HalfInAsync(person);

        (await first.SendCodeAsync($" {codes[3].Replace("-", " ", StringComparison.Ordinal).ToUpperInvariant()}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await second.SendCodeAsync(codes[3])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await first.OpenAsync(Page)).ShouldSay("còn 9 mã");
    }

    [Fact]
    public async Task Recovery_codes_are_kept_as_hashes_alone()
    {
        var (person, _, codes) = await WithSecondStepAsync();

        var kept = await app.ActAsSystemAsync(s => Task.FromResult(
            s.GetRequiredService<Data.AccountsDbContext>().RecoveryCodes.Where(c => c.PersonId == person.Id).Select(c => c.Hash).ToList()));

        kept.Count.ShouldBe(10);
        kept.ShouldAllBe(hash => hash.Length == 64);
        kept.ShouldNotContain(codes[0].Replace("-", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_key_is_sealed_and_one_of_an_earlier_version_is_sealed_and_goes_on_working()
    {
        var (person, phone, _) = await WithSecondStepAsync();
        var kept = await KeptKeyAsync(person.Id);
        kept.ShouldStartWith(SecretSeal.Mark);
        await app.ActAsSystemAsync(async s =>
        {
            var plain = s.GetRequiredService<SecretSeal>().Open(person.Id, kept);
            s.GetRequiredService<SecretSeal>().Open(Guid.CreateVersion7(), kept).ShouldBeNull("it is sealed for its person");
            await s.GetRequiredService<Data.AccountsDbContext>().Set<IdentityUserToken<Guid>>().Where(t => t.UserId == person.Id).ExecuteUpdateAsync(t => t.SetProperty(row => row.Value, plain));
            await s.GetRequiredService<Jobs.SealSecondStepsHandler>().RunAsync(new Jobs.SealSecondSteps(), null!, TestContext.Current.CancellationToken);
        });

        (await KeptKeyAsync(person.Id)).ShouldStartWith(SecretSeal.Mark);
        using var again = await HalfInAsync(person);
        (await again.SendCodeAsync(phone.NextCode())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private Task<string> KeptKeyAsync(Guid personId) => app.ActAsSystemAsync(s =>
        s.GetRequiredService<Data.AccountsDbContext>().Set<IdentityUserToken<Guid>>().Where(t => t.UserId == personId).Select(t => t.Value!).SingleAsync());

    [Fact]
    public async Task Wrong_codes_are_slowed_down_like_wrong_passwords()
    {
        var (person, phone, _) = await WithSecondStepAsync();
        using var guesser = await HalfInAsync(person);
        for (var i = 0; i < 5; i++)
            (await guesser.SendCodeAsync(Wrong)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await guesser.SendCodeAsync(phone.Code)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_right_password_does_not_forgive_wrong_codes()
    {
        var (person, _, _) = await WithSecondStepAsync();
        for (var i = 0; i < 4; i++)
        {
            using var guesser = await HalfInAsync(person);
            (await guesser.SendCodeAsync(Wrong)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var last = await HalfInAsync(person);
        (await last.SendCodeAsync(Wrong)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await last.SendCodeAsync(Wrong)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_page_for_the_code_is_for_those_who_know_the_password_and_not_for_long()
    {
        var (person, _, _) = await WithSecondStepAsync();
        using var stranger = app.Guest();
        (await stranger.GetAsync("/dang-nhap/ma")).Headers.Location!.ToString().ShouldStartWith("/dang-nhap");
        using var slow = await HalfInAsync(person);
        (await slow.GetAsync("/dang-nhap/ma")).StatusCode.ShouldBe(HttpStatusCode.OK);

        app.Clock.Advance(HalfSignedIn.Lasts + TimeSpan.FromMinutes(1));

        (await slow.GetAsync("/dang-nhap/ma")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Turning_it_off_needs_password_and_code()
    {
        var (person, phone, _) = await WithSecondStepAsync();
        using var visitor = await HalfInAsync(person);
        await visitor.SendCodeAsync(phone.NextCode());

        (await (await OffAsync(visitor, TestPerson.Password, Wrong)).AsPageAsync()).TextOf("[role=alert]").ShouldContain("Mật khẩu hoặc mã chưa đúng");
        (await (await OffAsync(visitor, "đoán bừa một mật khẩu", phone.NextCode())).AsPageAsync()).TextOf("[role=alert]").ShouldContain("Mật khẩu hoặc mã chưa đúng");
        (await OffAsync(visitor, TestPerson.Password, phone.NextCode())).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var again = app.Guest();
        (await again.TryAsync(person.UserName, TestPerson.Password)).Headers.Location!.ToString().ShouldNotContain("/dang-nhap");
        (await Phone.WithKeyOfAsync(app, again)).Code.ShouldNotBe(phone.Code, "an old phone must not fit any more");
    }

    [Fact]
    public async Task New_recovery_codes_end_the_old_ones()
    {
        var (person, phone, old) = await WithSecondStepAsync();
        using var visitor = await HalfInAsync(person);
        await visitor.SendCodeAsync(phone.NextCode());
        var fields = Journeys.Fields(("Password", TestPerson.Password), ("Code", phone.NextCode()));
        var page = await (await visitor.PostAsync($"{Page}?handler=Codes", fields, tokenFrom: Page)).AsPageAsync();
        var fresh = page.TextsOf("#recovery-codes code");

        using var again = await HalfInAsync(person);
        (await again.SendCodeAsync(old[0])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.SendCodeAsync(fresh[0])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_portal_administrator_resets_it_for_somebody_who_lost_the_phone()
    {
        var (person, _, _) = await WithSecondStepAsync(SiteRole.SiteAdministrator);
        using var administrator = await app.SignInAsPortalAdministratorAsync();

        (await administrator.PostFormAsync($"/quan-tri/thanh-vien/{person.Id}", form: "form[action*=SecondStep]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var again = await app.EnterAsync(person);
        (await again.OpenAsync("/toi/thong-bao")).ShouldSay("đặt lại đăng nhập hai bước");
        var line = (await app.Services.GetRequiredService<IAuditLog>().ReadAsync(new AuditQuestion(null), null, 50, TestContext.Current.CancellationToken))
            .First(entry => entry.Action == "accounts.second-step.reset" && entry.Subject == $"person:{person.Id}");
        line.PersonId.ShouldBe(administrator.Person.Id);
    }

    [Fact]
    public async Task No_site_administrator_resets_it_neither_at_home_nor_next_door()
    {
        var (person, _, _) = await WithSecondStepAsync();
        foreach (var school in new[] { person.Site, await app.CreateSchoolAsync() })
        {
            using var administrator = await app.SignInAsSiteAdministratorAsync(school);
            (await administrator.PostAsync($"/quan-tri/thanh-vien/{person.Id}?handler=SecondStep", [], tokenFrom: "/quan-tri/thanh-vien")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        using var still = app.Guest();
        (await still.TryAsync(person.UserName, TestPerson.Password)).Headers.Location!.ToString().ShouldStartWith("/dang-nhap/ma");
    }

    [Fact]
    public async Task The_operators_verb_resets_it_for_the_last_administrator()
    {
        var (person, _, _) = await WithSecondStepAsync();

        var code = await app.ActAsSystemAsync(s => s.GetServices<IPortalVerb>().OfType<ResetSecondStepVerb>().Single()
            .RunAsync([person.UserName], TestContext.Current.CancellationToken));

        code.ShouldBe(0);
        (await app.EnterAsync(person)).Dispose();
    }

    [Fact]
    public async Task In_development_nobody_must_have_it()
    {
        using var administrator = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.PortalAdministrator, withPassword: true));
        (await administrator.GetAsync("/quan-tri")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(TestPerson Person, Phone Phone, IReadOnlyList<string> Codes)> WithSecondStepAsync(SiteRole role = SiteRole.Teacher)
    {
        var person = await app.CreatePersonAsync(role, await app.CreateSchoolAsync(), withPassword: true);
        using var visitor = await app.EnterAsync(person);
        var (phone, codes) = await app.TurnOnAsync(visitor);
        return (person, phone, codes);
    }

    /// <summary>Knew the password, has not sent a code yet.</summary>
    private async Task<Visitor> HalfInAsync(TestPerson person)
    {
        var visitor = app.Guest();
        (await visitor.TryAsync(person.UserName, TestPerson.Password)).Headers.Location!.ToString().ShouldStartWith("/dang-nhap/ma");
        return visitor;
    }

    private static Task<HttpResponseMessage> OffAsync(Visitor visitor, string password, string code)
        => visitor.PostFormAsync(Page, Journeys.Fields(("Password", password), ("Code", code)), "form[action*=Off]");

    public sealed class OwnPortal : PortalApp;
}
