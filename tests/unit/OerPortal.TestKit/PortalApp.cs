using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.TestKit.Databases;
using OerPortal.TestKit.People;

namespace OerPortal.TestKit;

/// <summary>
/// The whole portal on a real PostgreSQL, for one test assembly (<c>[assembly: AssemblyFixture(typeof(PortalApp))]</c>)
/// or one class. Tests share it and own their sites: make one with <see cref="CreateSchoolAsync"/>. It ends with a
/// failure when the server logged a warning or error that no test announced (<see cref="ServerLog.Expect"/>).
/// </summary>
public class PortalApp : IAsyncLifetime
{
    private TestDatabase? _database;
    private PortalHost? _host;
    private string? _dataFolder;

    /// <summary>Settings and services of this application; a fixture of one's own overrides it.</summary>
    protected virtual PortalAppOptions Options => new();

    /// <summary>What the server has said.</summary>
    public ServerLog Log { get; } = new();

    /// <summary>The server's clock.</summary>
    public MovableClock Clock { get; } = new();

    /// <summary>The server's services; for scoped ones use <see cref="ActAsSystemAsync{T}"/>.</summary>
    public IServiceProvider Services => _host!.Services;

    /// <summary>Blobs and temporary files.</summary>
    public string DataFolder => _dataFolder!;

    /// <summary>The root site.</summary>
    public Site Portal => Services.GetRequiredService<ISites>().Portal;

    /// <inheritdoc />
    public virtual async ValueTask InitializeAsync()
    {
        _dataFolder = TemporaryFolder.Create("oer-test-");
        _database = await TestCluster.CreateDatabaseAsync(CancellationToken.None);
        _host = new PortalHost(_database.ConnectionString, _dataFolder, Log, Clock, Options);
        _ = _host.Services;
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_host is not null) await _host.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        if (_dataFolder is not null) Directory.Delete(_dataFolder, recursive: true);
        Log.ShouldBeQuiet();
    }

    /// <summary>A school of the test's own, at <c>/truong/{slug}</c>.</summary>
    public async Task<Site> CreateSchoolAsync(string name = "Trường THCS Lý Sơn", string level = "thcs")
    {
        var id = Guid.CreateVersion7();
        var school = new Site(id, SiteKind.School, $"truong-{id:N}"[..24] + Random.Shared.Next(1_000_000), name, "Phòng GDĐT huyện", null, "rung", level);
        await Services.GetRequiredService<ISites>().SaveAsync(school, CancellationToken.None);
        return school;
    }

    /// <summary>Somebody who is not signed in; addresses are within the site, by default the portal.</summary>
    public Visitor Guest(Site? site = null) => new(NewClient(), site ?? Portal, person: null);

    /// <summary>Somebody new with a role at the site, signed in.</summary>
    public async Task<Visitor> SignInAsync(SiteRole role, Site? site = null) => SignIn(await CreatePersonAsync(role, site));

    /// <summary>Somebody known, signed in with a browser of their own.</summary>
    /// <param name="person">Made by <see cref="CreatePersonAsync"/>.</param>
    /// <param name="site">Where they are; by default at the site of their role.</param>
    public Visitor SignIn(TestPerson person, Site? site = null)
    {
        var client = NewClient();
        client.DefaultRequestHeaders.Add(TestSignIn.Header, TestSignIn.HeaderFor(person));
        return new Visitor(client, site ?? person.Site, person);
    }

    /// <summary>A pupil or anybody else with an account.</summary>
    public Task<Visitor> SignInAsReaderAsync(Site? site = null) => SignInAsync(SiteRole.Reader, site);

    /// <summary>Somebody who contributes learning resources.</summary>
    public Task<Visitor> SignInAsTeacherAsync(Site? site = null) => SignInAsync(SiteRole.Teacher, site);

    /// <summary>Somebody who runs a school's library.</summary>
    public Task<Visitor> SignInAsLibrarianAsync(Site? site = null) => SignInAsync(SiteRole.Librarian, site);

    /// <summary>Somebody of the department who approves contributions of all sites.</summary>
    public Task<Visitor> SignInAsReviewerAsync(Site? site = null) => SignInAsync(SiteRole.Reviewer, site);

    /// <summary>Somebody who looks after one site.</summary>
    public Task<Visitor> SignInAsSiteAdministratorAsync(Site? site = null) => SignInAsync(SiteRole.SiteAdministrator, site);

    /// <summary>Somebody who looks after everything.</summary>
    public Task<Visitor> SignInAsPortalAdministratorAsync() => SignInAsync(SiteRole.PortalAdministrator);

    /// <summary>Opens an account. With a password (<see cref="TestPerson.Password"/>) they can use the sign-in page.</summary>
    public Task<TestPerson> CreatePersonAsync(SiteRole role, Site? site = null, bool withPassword = false) =>
        ActAsSystemAsync(services => PeopleMaker.CreateAsync(services, site ?? Portal, role, withPassword, CancellationToken.None));

    /// <summary>Does something in a scope in which the system acts for a site, by default the portal.</summary>
    public async Task<T> ActAsSystemAsync<T>(Func<IServiceProvider, Task<T>> act, Site? site = null)
    {
        await using var scope = Services.GetRequiredService<SystemScope>().Open(site?.Id);
        return await act(scope.ServiceProvider);
    }

    /// <inheritdoc cref="ActAsSystemAsync{T}" />
    public Task ActAsSystemAsync(Func<IServiceProvider, Task> act, Site? site = null) =>
        ActAsSystemAsync(async services =>
        {
            await act(services);
            return true;
        }, site);

    /// <inheritdoc cref="DueWork.IsDoneAsync" />
    public Task WorkIsDoneAsync() => new DueWork(Services.GetRequiredService<NpgsqlDataSource>()).IsDoneAsync();

    /// <summary>A second instance of this portal: the same database, the same data folder, a memory of its own.</summary>
    public PortalInstance StartAnother(Action<IServiceCollection>? services = null)
    {
        // The scanner's socket is named after the process, and the two are one here.
        var scanner = $"unix:{Path.Combine(_dataFolder!, "clamav", $"clamd-{Environment.ProcessId}.sock")}";
        var settings = new Dictionary<string, string>(Options.Settings) { ["Clamd:Address"] = scanner };
        return new(new PortalHost(_database!.ConnectionString, _dataFolder!, Log, Clock, Options with { Services = services ?? Options.Services, Settings = settings }), Portal);
    }

    /// <summary>Waits, up to 90 s, until something is true that the server does in its own time.</summary>
    public static Task EventuallyAsync(Func<Task<bool>> condition, string what) => EventuallyAsync(condition, () => what);

    internal static async Task EventuallyAsync(Func<Task<bool>> condition, Func<string> what)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(90))
                throw new TimeoutException($"Waited 90 s in vain: {what()}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    private HttpClient NewClient() => _host!.CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        HandleCookies = true,
        BaseAddress = new Uri(Options.Environment == "Development" ? "http://localhost" : "https://localhost"),
    });
}
