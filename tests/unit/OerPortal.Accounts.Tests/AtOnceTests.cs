using System.Net;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

/// <summary>What ends somewhere ends everywhere, in that moment: nobody's clock is moved here. Two instances on one database.</summary>
public sealed class AtOnceTests(AtOnceTests.Pair app) : IClassFixture<AtOnceTests.Pair>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copied_cookie_ends_with_the_sign_out()
    {
        var (visitor, cookie) = await EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        await visitor.PostFormAsync("/dang-xuat", form: "main form");
        using var thief = app.Guest();
        thief.Client.DefaultRequestHeaders.Add("Cookie", cookie);
        (await thief.GetAsync("/toi/du-lieu")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Signing_out_here_ends_the_session_at_the_other_instance()
    {
        var (visitor, cookie) = await EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        using var there = app.Other.Guest(cookie);
        (await there.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await visitor.PostFormAsync("/dang-xuat", form: "main form");
        await ShouldSoonAnswerAsync(there, "/toi", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_new_password_ends_other_sessions_at_the_other_instance()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        var (here, _) = await EnterAsync(person);
        var (_, cookie) = await EnterAsync(person);
        using var there = app.Other.Guest(cookie);
        (await there.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await here.PostFormAsync("/toi/mat-khau", Journeys.Fields(("Input.Current", TestPerson.Password), ("Input.Password", "nhà rông lợp tranh mới")));
        await ShouldSoonAnswerAsync(there, "/toi", HttpStatusCode.Redirect);
        (await here.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_role_taken_and_given_counts_at_the_other_instance()
    {
        var school = await app.CreateSchoolAsync();
        var person = await app.CreatePersonAsync(SiteRole.SiteAdministrator, school, withPassword: true);
        var (_, cookie) = await EnterAsync(person);
        using var there = app.Other.Guest(cookie);
        var desk = school.PathPrefix + "/quan-tri/thanh-vien";
        await ShouldSoonAnswerAsync(there, desk, HttpStatusCode.OK);

        await app.ActAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<AccountsDbContext>();
            await db.Memberships.Where(m => m.PersonId == person.Id).ExecuteDeleteAsync(Ct);
        });
        await ShouldSoonAnswerAsync(there, desk, HttpStatusCode.Forbidden);

        await app.ActAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<AccountsDbContext>();
            db.Add(new Membership { PersonId = person.Id, SiteId = school.Id, Role = SiteRole.SiteAdministrator, Since = app.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Ct);
        });
        await ShouldSoonAnswerAsync(there, desk, HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_instance_that_hears_nothing_looks_each_time()
    {
        await using var deaf = app.StartAnother(services => services.Replace(ServiceDescriptor.Singleton<IHearing>(new Deaf())));
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        var (_, cookie) = await EnterAsync(person);
        using var there = deaf.Guest(cookie);
        (await there.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.OK);

        // By hand, past everything that could tell this instance.
        await using (var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct))
            await connection.ExecuteAsync("set session_replication_role = replica; delete from accounts.session where person_id = @Id", new { person.Id });
        (await there.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Looking_each_time_writes_nothing()
    {
        await using var deaf = app.StartAnother(services => services.Replace(ServiceDescriptor.Singleton<IHearing>(new Deaf())));
        var (_, cookie) = await EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        using var there = deaf.Guest(cookie);
        (await there.GetAsync("/toi")).Headers.TryGetValues("Set-Cookie", out var set);
        (set ?? []).ShouldNotContain(c => c.StartsWith("oer=", StringComparison.Ordinal));
    }

    private async Task<(Visitor Visitor, string Cookie)> EnterAsync(TestPerson person)
    {
        var visitor = app.Guest();
        var answer = await visitor.TryAsync(person.UserName, TestPerson.Password);
        return (visitor, answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("oer=", StringComparison.Ordinal)).Split(';')[0]);
    }

    /// <summary>A notification travels for some milliseconds; a minute would be the old way.</summary>
    private static async Task ShouldSoonAnswerAsync(Visitor visitor, string address, HttpStatusCode wanted)
    {
        var since = TimeProvider.System.GetTimestamp();
        HttpStatusCode status;
        do
            status = (await visitor.GetAsync(address)).StatusCode;
        while (status != wanted && TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(30));
        status.ShouldBe(wanted);
    }

    /// <summary>Both instances have listened for long, so that they trust what they hear.</summary>
    public sealed class Pair : PortalApp
    {
        public PortalInstance Other { get; private set; } = null!;

        protected override PortalAppOptions Options => new() { Services = services => services.Replace(ServiceDescriptor.Singleton<IHearing>(new Sure())) };

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Other = StartAnother();
            await EventuallyAsync(() => Task.FromResult(Other.Services.GetRequiredService<ISites>().Portal is not null), "the other instance has started");
        }

        public override async ValueTask DisposeAsync()
        {
            await Other.DisposeAsync();
            await base.DisposeAsync();
        }
    }

    private sealed class Sure : IHearing
    {
        public bool HasHeardAllFor(TimeSpan span) => true;
    }

    private sealed class Deaf : IHearing
    {
        public bool HasHeardAllFor(TimeSpan span) => false;
    }
}
