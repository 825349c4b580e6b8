using OerPortal.Isolation.Tests.Kit;

namespace OerPortal.Isolation.Tests;

/// <summary>Pages that are kept for guests are kept apart by site, however the site is addressed.</summary>
public sealed class KeptPagesTests(TwoSchools app)
{
    [Theory]
    [InlineData("")]
    [InlineData("tin")]
    [InlineData("tim")]
    [InlineData("bo-suu-tap")]
    [InlineData("tro-giup/giay-phep")]
    [InlineData("loi/404")]
    public async Task A_kept_page_never_answers_for_another_school(string route)
    {
        var own = (Places: Both(app.Own), Name: app.Own.School.Name);
        var neighbour = (Places: Both(app.Neighbour), Name: app.Neighbour.School.Name);

        // The second round finds whatever the first one left.
        for (var round = 0; round < 2; round++)
        {
            foreach (var (here, other) in new[] { (own, neighbour), (neighbour, own) })
            {
                foreach (var place in here.Places)
                {
                    var answer = await app[Who.Guest].AskAsync(place, new Probe($"GET {route}", "", null), []);
                    answer.Body.ShouldContain(here.Name, Case.Sensitive, place.Name);
                    answer.Body.ShouldNotContain(other.Name, Case.Sensitive, place.Name);
                }
            }
        }
    }

    [Theory]
    [InlineData("/tro-giup/rieng-tu?lan=1")]
    [InlineData("/truong?lan=1")]
    [InlineData("/tim?q=voi")]
    public async Task A_kept_page_has_the_same_cache_rules_as_a_new_one(string address)
    {
        using var guest = app.Guest();
        var rules = new List<string>();
        for (var round = 0; round < 2; round++)
        {
            using var answer = await guest.GetAsync(address);
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
            answer.Headers.CacheControl.ShouldNotBeNull($"round {round}").NoCache.ShouldBeTrue();
            answer.Headers.Vary.ShouldContain("Cookie");
            rules.Add($"{answer.Headers.CacheControl} {answer.Headers.ETag}");
        }

        rules[1].ShouldBe(rules[0]);
    }

    [Fact]
    public async Task At_a_schools_host_name_another_schools_path_is_unknown()
    {
        var mixed = new Place("the neighbour's path at the school's host name", Place.ByHost(app.Own.School).Origin, app.Neighbour.School.PathPrefix);

        foreach (var route in new[] { "GET tin", "GET tim", "GET bo-suu-tap" })
        {
            var answer = await app[Who.Guest].AskAsync(mixed, new Probe(route, "", null), []);
            answer.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
            answer.Body.ShouldNotContain(app.Neighbour.School.Name);
        }
    }

    [Fact]
    public async Task A_schools_host_name_knows_the_schools_own_path()
    {
        var both = new Place("the school's path at its host name", Place.ByHost(app.Own.School).Origin, app.Own.School.PathPrefix);

        var answer = await app[Who.Guest].AskAsync(both, new Probe("GET tin", "", null), []);

        answer.Body.ShouldContain(app.Own.Secret);
    }

    [Theory]
    [InlineData(Who.Teacher)]
    [InlineData(Who.Admin)]
    public async Task Links_at_a_schools_host_name_stay_there(Who who)
    {
        var answer = await app[who].AskAsync(Place.ByHost(app.Own.School), new Probe("GET tin", "", null), []);

        answer.Body.ShouldNotContain($"href=\"{app.Own.School.PathPrefix}");
    }

    [Fact]
    public async Task A_host_name_that_only_a_header_claims_changes_nothing()
    {
        var probe = new Probe("GET tin", "", (request, _) => request.Headers.Add("X-Forwarded-Host", app.Neighbour.School.HostName));

        var answer = await app[Who.Guest].AskAsync(Place.ByHost(app.Own.School), probe, []);

        answer.Body.ShouldContain(app.Own.Secret);
        answer.Body.ShouldNotContain(app.Neighbour.Secret);
    }

    [Fact]
    public async Task The_shared_repository_shows_each_school_its_own_only()
    {
        foreach (var (who, school) in new[] { (Who.Pupil, app.Own), (Who.NeighbourTeacher, app.Neighbour) })
        {
            var answer = await app[who].AskAsync(Place.Portal, new Probe("GET tim", "q={word}", null), school[Thing.Word]);
            answer.Body.ShouldContain($"/hoc-lieu/{school[Thing.Resource]["publicId"]}");
        }
    }

    private static Place[] Both(SchoolThings things) => [Place.ByPath(things.School), Place.ByHost(things.School)];
}
