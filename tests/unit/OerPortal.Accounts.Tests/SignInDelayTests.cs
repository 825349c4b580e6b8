using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

/// <summary>In an application of its own: other tests move their clock, and time is what failures are forgotten by.</summary>
public sealed class SignInDelayTests(SignInDelayTests.OwnPortal app) : IClassFixture<SignInDelayTests.OwnPortal>
{
    private static readonly IPAddress School = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress OneSchool = IPAddress.Parse("2001:db8:7:7::1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_five_failures_even_the_right_password_has_to_wait_a_minute()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = app.Guest();
        for (var i = 0; i < 5; i++)
            (await visitor.TryAsync(person.UserName, $"đoán lần thứ {i} chưa đúng")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await visitor.TryAsync(person.UserName, TestPerson.Password);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await refused.AsPageAsync()).TextOf("[role=alert]").ShouldContain("giây");

        app.Clock.Advance(TimeSpan.FromSeconds(61));
        (await visitor.TryAsync(person.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_unknown_name_is_slowed_down_alike()
    {
        using var visitor = app.Guest();
        var nobody = Journeys.NewUserName();
        for (var i = 0; i < 5; i++)
            (await visitor.TryAsync(nobody, "không phải mật khẩu này")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.TryAsync(nobody, "không phải mật khẩu này")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_success_forgets_the_failures()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = app.Guest();
        for (var i = 0; i < 4; i++)
            await visitor.TryAsync(person.UserName, $"đoán lần thứ {i} chưa đúng");
        (await visitor.TryAsync(person.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var again = app.Guest();
        (await again.TryAsync(person.UserName, "lại gõ nhầm mật khẩu")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guesses_made_at_once_do_not_all_pass()
    {
        var name = Journeys.NewUserName();
        var waits = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.ActAsSystemAsync(services =>
            services.GetRequiredService<SignInAttempts>().BeginAsync(name, School, null, Ct))));
        waits.Count(attempt => !attempt.MustWait).ShouldBe(5);
    }

    [Fact]
    public async Task A_school_is_one_address_with_many_pupils()
    {
        var stopped = new StoppedClock();
        var tries = new List<Attempt>();
        for (var i = 0; i < 301; i++)
            tries.Add(await BeginAsync(stopped, $"học sinh {i}"));
        tries.ShouldAllBe(attempt => !attempt.MustWait);
        tries.Take(300).ShouldAllBe(attempt => !attempt.IsCrowded);
        tries[300].IsCrowded.ShouldBeTrue();
        (await BeginAsync(stopped, "học sinh 300")).Wait.ShouldBe(TimeSpan.FromMinutes(10));

        stopped.Now += TimeSpan.FromSeconds(2);
        (await BeginAsync(stopped, "học sinh cuối")).IsCrowded.ShouldBeFalse();
    }

    private Task<Attempt> BeginAsync(TimeProvider clock, string name) => app.ActAsSystemAsync(services =>
        new SignInAttempts(services.GetRequiredService<AccountsDbContext>(), services.GetRequiredService<INotices>(), clock).BeginAsync(name, OneSchool, null, Ct));

    public sealed class OwnPortal : PortalApp;

    private sealed class StoppedClock : TimeProvider
    {
        // Today: what is older is swept by a job. Whole seconds: the database keeps microseconds.
        public DateTimeOffset Now { get; set; } = DateTimeOffset.FromUnixTimeSeconds(System.GetUtcNow().ToUnixTimeSeconds());

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
