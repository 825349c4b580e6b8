using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.SignOn.Tests;

/// <summary>What was handed on ends with what it was handed on for.</summary>
public sealed class EndingTests(SignOnApp app)
{
    [Fact]
    public async Task Signing_out_ends_the_tokens_of_that_session_and_of_no_other()
    {
        var system = await app.RegisterAsync();
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var here = await app.EnterAsync(person);
        using var there = await app.EnterAsync(person);
        var (taken, kept) = (await app.SignInAtAsync(here, system), await app.SignInAtAsync(there, system));

        using var answer = await here.PostFormAsync("/dang-xuat");

        await app.ShouldBeOverAsync(system, taken);
        (await app.StepAsync("refresh", system, ("refresh", kept["refresh"])))["error"].ShouldBeNull();
    }

    [Fact]
    public async Task A_new_password_ends_the_tokens_of_every_session()
    {
        var system = await app.RegisterAsync();
        using var visitor = await app.EnterNewAsync();
        var taken = await app.SignInAtAsync(visitor, system);

        using var answer = await visitor.PostFormAsync(
            "/toi/mat-khau", [new("Input.Current", TestPerson.Password), new("Input.Password", "ba con trâu lội qua suối")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.ShouldBeOverAsync(system, taken);
    }

    [Fact]
    public async Task A_role_that_is_taken_ends_the_tokens_that_told_of_it()
    {
        var system = await app.RegisterAsync(isThirdParty: false, scopes: ["profile", "roles", "offline_access"]);
        var school = await app.CreateSchoolAsync();
        using var visitor = await app.EnterNewAsync(SiteRole.Teacher, school);
        var taken = await app.SignInAtAsync(visitor, system, "openid profile roles offline_access");
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        var person = Guid.Parse((string)taken["claims"]!["sub"]!);

        using var answer = await administrator.PostFormAsync($"/quan-tri/thanh-vien/{person}", [new("Roles", "Reader")]);

        await app.ShouldBeOverAsync(system, taken);
    }

    [Fact]
    public async Task A_system_is_told_when_somebody_signs_out_and_people_are_led_back_to_it_only_where_it_is_registered()
    {
        var system = await app.RegisterAsync(logoutAddress: $"http://localhost:{app.Told.Port}/ket-thuc");
        using var visitor = await app.EnterNewAsync();
        var taken = await app.SignInAtAsync(visitor, system);
        var path = $"/connect/logout?id_token_hint={(string)taken["identity"]!}&client_id={system.ClientId}";
        using (var elsewhere = await visitor.GetAsync(path + "&post_logout_redirect_uri=" + Uri.EscapeDataString("https://noi-khac.example/")))
            elsewhere.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await visitor.DecideAsync(path, "sign-out")).ToString().ShouldBe("/");

        await app.WorkIsDoneAsync();
        JsonElement told = default;
        await PortalApp.EventuallyAsync(() => Task.FromResult(Find(system.ClientId) is { } found && (told = found).ValueKind == JsonValueKind.Object), "the system is told");
        told.GetProperty("sub").GetString().ShouldBe((string?)taken["claims"]!["sub"]);
        told.GetProperty("sid").GetString().ShouldBe((string?)taken["claims"]!["sid"]);
        told.GetProperty("events").TryGetProperty("http://schemas.openid.net/event/backchannel-logout", out _).ShouldBeTrue();
        (await app.AskAsync<int>("select count(*)::int from signon.token t join signon.system s on s.id = t.application_id where s.client_id = @ClientId", new { system.ClientId })).ShouldBe(0);
    }

    [Fact]
    public async Task On_a_shared_computer_no_system_gets_a_token_that_lasts()
    {
        var system = await app.RegisterAsync();
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = app.Guest();
        using var entered = await visitor.PostFormAsync("/dang-nhap", [new("Input.Login", person.UserName), new("Input.Password", TestPerson.Password), new("Input.IsShared", "true")]);

        var taken = await app.SignInAtAsync(visitor, system);

        taken["refresh"].ShouldBeNull();
        ((string?)(await app.WhoAsync(system, taken))["sub"]).ShouldBe(person.Id.ToString());
    }

    [Fact]
    public async Task A_person_gets_a_copy_of_what_is_kept_and_it_goes_with_them()
    {
        var system = await app.RegisterAsync();
        using var visitor = await app.EnterNewAsync();
        var taken = await app.SignInAtAsync(visitor, system);
        var person = Guid.Parse((string)taken["claims"]!["sub"]!);
        var copy = await app.ActAsSystemAsync(async services => JsonSerializer.Serialize(await Records(services).OfAsync(person, TestContext.Current.CancellationToken)));
        copy.ShouldContain(JsonEncodedText.Encode(system.Name).ToString());

        await app.ActAsSystemAsync(services => Records(services).EraseAsync(person, TestContext.Current.CancellationToken));

        await app.ShouldBeOverAsync(system, taken);
        (await app.AskAsync<int>("select count(*)::int from signon.allowance where subject = @subject", new { subject = person.ToString() })).ShouldBe(0);
    }

    private static IPersonalRecords Records(IServiceProvider services) => services.GetServices<IPersonalRecords>().Single(r => r.Name == "signOn");

    private JsonElement? Find(string clientId)
    {
        lock (app.LogoutTokens)
        {
            foreach (var token in app.LogoutTokens)
            {
                var said = JsonSerializer.Deserialize<JsonElement>(WebEncoders.Base64UrlDecode(token.Split('.')[1]));
                if (said.GetProperty("aud").GetString() == clientId)
                    return said;
            }
        }

        return null;
    }
}
