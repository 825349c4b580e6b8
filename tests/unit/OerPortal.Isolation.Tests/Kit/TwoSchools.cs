using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

[assembly: AssemblyFixture(typeof(OerPortal.Isolation.Tests.Kit.TwoSchools))]

namespace OerPortal.Isolation.Tests.Kit;

/// <summary>
/// The whole portal with two schools that own the same kinds of things. What a test uses up it takes from
/// <see cref="SchoolThings.TakeAsync"/>; all else is made once.
/// </summary>
public sealed class TwoSchools : PortalApp
{
    private readonly Dictionary<Who, Asker> _askers = [];

    /// <summary>A page elsewhere that never answers, and is linked all the same.</summary>
    protected override PortalAppOptions Options => new()
    {
        Settings = new Dictionary<string, string>
        {
            ["Links:AllowedHosts"] = "127.0.0.1:9",
            ["Classes:WrongCodes"] = "1000000",
            ["SignOn:Provider:Enabled"] = "true",
            ["SignOn:Clients:0:Id"] = "nganh",
            ["SignOn:Clients:0:Name"] = "Tài khoản ngành",
            ["SignOn:Clients:0:Issuer"] = "http://127.0.0.1:9",
            ["SignOn:Clients:0:ClientId"] = "cong",
        },
    };

    internal SchoolThings Own { get; private set; } = null!;

    internal SchoolThings Neighbour { get; private set; } = null!;

    /// <summary>The first school both ways, and the portal.</summary>
    internal IReadOnlyList<Place> Places => [Place.ByPath(Own.School), Place.ByHost(Own.School), Place.Portal];

    internal Asker this[Who who] => _askers[who];

    public override async ValueTask InitializeAsync()
    {
        Log.Expect("ONLY TEST SIGNATURES");
        Log.Expect("antiforgery");
        Log.Expect("No module handles gone");
        // The server in this process has no limits of its own to set; Kestrel has.
        Log.Expect("A request body size limit could not be applied");
        await base.InitializeAsync();
        var system = await CreatePersonAsync(SiteRole.PortalAdministrator);
        Own = new SchoolThings(this, await SchoolAsync("cham"), system);
        Neighbour = new SchoolThings(this, await SchoolAsync("sim"), system);
        await Own.MakePeopleAsync();
        await Neighbour.MakePeopleAsync();
        await Task.WhenAll(Own.MakeAsync(spare: 10), Neighbour.MakeAsync(spare: 0));
        await MeetAsync(Who.Guest, null);
        await MeetAsync(Who.System, system);
        await MeetAsync(Who.Pupil, Own.Pupil);
        await MeetAsync(Who.Teacher, Own.Teacher);
        await MeetAsync(Who.Admin, Own.Admin);
        await MeetAsync(Who.NeighbourTeacher, Neighbour.Teacher);
        await MeetAsync(Who.NeighbourAdmin, Neighbour.Admin);
    }

    /// <summary>What a question for the thing names, when it leads to something of <paramref name="whose"/>.</summary>
    internal Names NamesOf(Thing thing, SchoolThings whose) => thing switch
    {
        Thing.ForeignFile => Mixed(Thing.Resource, "fileId", whose[Thing.Resource]),
        Thing.ForeignCollection => Mixed(Thing.Resource, "collectionId", whose[Thing.Collection]),
        Thing.ForeignDraftFile => Mixed(Thing.Draft, "fileId", whose[Thing.Draft]),
        Thing.ForeignColleague => Mixed(Thing.Colleague, "colleagueId", whose[Thing.Colleague]),
        _ => whose[thing],
    };

    /// <summary>The same names with ids that nobody has.</summary>
    internal Names UnknownOf(Thing thing) => thing switch
    {
        Thing.ForeignFile => Mixed(Thing.Resource, "fileId", Random(Own[Thing.Resource])),
        Thing.ForeignCollection => Mixed(Thing.Resource, "collectionId", Random(Own[Thing.Collection])),
        Thing.ForeignDraftFile => Mixed(Thing.Draft, "fileId", Random(Own[Thing.Draft])),
        Thing.ForeignColleague => Mixed(Thing.Colleague, "colleagueId", Random(Own[Thing.Colleague])),
        _ => Random(Own[thing]),
    };

    public override async ValueTask DisposeAsync()
    {
        foreach (var asker in _askers.Values)
            asker.Dispose();
        await base.DisposeAsync();
    }

    private Names Mixed(Thing own, string name, Names other) => new(Own[own]) { [name] = other[name] };

    private static Names Random(Names shape)
    {
        var names = new Names();
        foreach (var (name, value) in shape)
            names[name] = name == "word" ? SchoolThings.NewSecret() : Guid.TryParse(value, out _) ? $"{Guid.CreateVersion7()}" : PublicId.New();
        return names;
    }

    private async Task<Site> SchoolAsync(string word)
    {
        var school = (await CreateSchoolAsync($"Trường THCS {word}")) with { HostName = $"thuvien-{word}.test" };
        await Services.GetRequiredService<ISites>().SaveAsync(school, CancellationToken.None);
        return school;
    }

    private async Task MeetAsync(Who who, TestPerson? person)
    {
        var programs = new Dictionary<string, string>();
        foreach (var place in Places.Where(_ => person is not null))
            programs[place.IsPortal ? "" : place.Name] = await this.MakeTokenAsync(person!, place.IsPortal ? Portal : Own.School, "deposit.read", "deposit.write", "deposit.withdraw");
        _askers[who] = new Asker(person is null ? Guest() : SignIn(person), person is null ? null : programs);
    }
}
