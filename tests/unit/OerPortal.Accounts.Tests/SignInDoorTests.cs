using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Accounts.Passwords;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

/// <summary>Throttling must not become a weapon: people come from addresses here, as a proxy tells the portal.</summary>
public sealed class SignInDoorTests(SignInDoorTests.OwnPortal app) : IClassFixture<SignInDoorTests.OwnPortal>
{
    private const string Wrong = "đoán bừa một mật khẩu";

    private static int _addresses;

    [Fact]
    public async Task A_stranger_elsewhere_cannot_keep_the_owner_out()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher, withPassword: true);
        using var stranger = At(NewAddress());
        await FailAsync(stranger, person.UserName, 6);
        (await stranger.TryAsync(person.UserName, Wrong)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

        using var owner = At(NewAddress());
        (await owner.TryAsync(person.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_device_that_has_signed_in_before_has_a_bucket_of_its_own()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        var school = NewAddress();
        using var own = At(school);
        (await own.TryAsync(person.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await own.PostFormAsync("/dang-xuat", form: "main form");

        using var classmate = At(school);
        await FailAsync(classmate, person.UserName, 6);
        (await classmate.TryAsync(person.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

        (await own.TryAsync(person.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_known_device_is_slowed_down_all_the_same()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var lost = At(NewAddress());
        await lost.TryAsync(person.UserName, TestPerson.Password);
        await lost.PostFormAsync("/dang-xuat", form: "main form");
        await FailAsync(lost, person.UserName, 5);
        (await lost.TryAsync(person.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_device_is_known_for_those_who_signed_in_with_it_alone()
    {
        var one = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        var other = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        var home = NewAddress();
        using var tablet = At(home);
        await tablet.TryAsync(one.UserName, TestPerson.Password);
        await tablet.PostFormAsync("/dang-xuat", form: "main form");
        using var elsewhere = At(home);
        await FailAsync(elsewhere, other.UserName, 5);

        (await tablet.TryAsync(other.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Several_people_can_be_known_to_a_familys_tablet()
    {
        var (one, other) = (await app.CreatePersonAsync(SiteRole.Reader, withPassword: true), await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        var home = NewAddress();
        using var tablet = At(home);
        foreach (var person in new[] { one, other })
        {
            await tablet.TryAsync(person.UserName, TestPerson.Password);
            await tablet.PostFormAsync("/dang-xuat", form: "main form");
        }

        using var elsewhere = At(home);
        await FailAsync(elsewhere, one.UserName, 5);
        (await tablet.TryAsync(one.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_shared_computer_remembers_nobody()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = At(NewAddress());
        var answer = await visitor.TryAsync(person.UserName, TestPerson.Password, isShared: true);
        answer.Headers.GetValues("Set-Cookie").ShouldNotContain(cookie => cookie.StartsWith("oer.known=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_right_password_gets_through_a_crowded_address_slowly()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        var school = NewAddress();
        await CrowdAsync(school);
        using var pupil = At(school);

        var since = TimeProvider.System.GetTimestamp();
        (await pupil.TryAsync(person.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        TimeProvider.System.GetElapsedTime(since).ShouldBeGreaterThan(SignInCheck.CrowdedAnswersTake);
    }

    [Fact]
    public async Task In_a_crowded_address_a_name_can_be_guessed_once()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        var school = NewAddress();
        await CrowdAsync(school);
        using var guesser = At(school);
        (await guesser.TryAsync(person.UserName, Wrong)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await guesser.TryAsync(person.UserName, Wrong);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_person_is_told_of_many_failures_once_a_day()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher, withPassword: true);
        for (var i = 0; i < 6; i++)
        {
            using var stranger = At(NewAddress());
            await FailAsync(stranger, person.UserName, 5);
        }

        using var owner = At(NewAddress());
        await owner.TryAsync(person.UserName, TestPerson.Password);
        var notices = await owner.OpenAsync("/toi/thong-bao");
        notices.TextsOf("main li").Count(text => text.Contains("nhiều lần thử đăng nhập sai", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_few_typing_errors_are_no_news()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher, withPassword: true);
        using var owner = At(NewAddress());
        await FailAsync(owner, person.UserName, 4);
        await owner.TryAsync(person.UserName, TestPerson.Password);
        (await owner.OpenAsync("/toi/thong-bao")).ShouldNotSay("nhiều lần thử đăng nhập sai");
    }

    [Fact]
    public async Task A_stranger_cannot_keep_somebody_from_proving_the_password_who_is_signed_in()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher, withPassword: true);
        var school = NewAddress();
        using var owner = At(school);
        await owner.TryAsync(person.UserName, TestPerson.Password);
        using var classmate = At(school);
        await FailAsync(classmate, person.UserName, 6);

        var changed = await owner.PostFormAsync("/toi/mat-khau", Journeys.Fields(("Input.Current", TestPerson.Password), ("Input.Password", "nhà rông lợp tranh mới")));
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task When_too_many_sign_in_at_once_the_page_says_when_to_come_again()
    {
        app.Log.Expect("More sign-ins at once than passwords can be looked at");
        var turns = app.Services.GetRequiredService<HashingTurns>();
        var taken = new List<Task<IDisposable>>();
        for (var i = 0; i < HashingTurns.CoresForPasswords * (1 + HashingTurns.WaitingForEach); i++)
            taken.Add(turns.TakeAsync(HashingFor.Stranger(new IPAddress(i)), TestContext.Current.CancellationToken));

        using var visitor = At(NewAddress());
        var answer = await visitor.TryAsync(Journeys.NewUserName(), Wrong);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        (await answer.AsPageAsync()).ShouldSay("rất bận");

        foreach (var turn in taken)
            (await turn).Dispose();
        (await visitor.TryAsync(Journeys.NewUserName(), Wrong)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string NewAddress() => $"203.0.113.{Interlocked.Increment(ref _addresses)}";

    private Visitor At(string address)
    {
        var visitor = app.Guest();
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return visitor;
    }

    private static async Task FailAsync(Visitor visitor, string login, int times)
    {
        for (var i = 0; i < times; i++)
            await visitor.TryAsync(login, Wrong);
    }

    /// <summary>As if three hundred people there had failed a moment ago.</summary>
    private async Task CrowdAsync(string address)
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            "insert into accounts.sign_in_failure (key, level, last_at) values (@key, 1000, @at)",
            new { key = SignInAttempts.PerAddress.Key(address), at = app.Clock.GetUtcNow() });
    }

    public sealed class OwnPortal : PortalApp
    {
        protected override PortalAppOptions Options => new() { Settings = new Dictionary<string, string> { ["Portal:BehindProxy"] = "true" } };
    }
}
