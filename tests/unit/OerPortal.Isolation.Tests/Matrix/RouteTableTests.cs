using OerPortal.Isolation.Tests.Kit;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>The matrix is complete: what the portal maps has a case, and what has a case is mapped.</summary>
public sealed class RouteTableTests(TwoSchools app)
{
    /// <summary>What leads to nothing of a school: how far the log was read, an entry of a collection that does not exist yet, choices.</summary>
    private static readonly HashSet<string> Harmless =
        [
            "GET quan-tri/nhat-ky: Before", "GET quan-tri/nhat-ky?handler=File: Before", "GET {**path:file}: path", "HEAD {**path:file}: path",
            "GET /sitemap/{file}.xml: file", "HEAD /sitemap/{file}.xml: file", "GET /chon/ngon-ngu/{language}: language", "GET /chon/nen/{appearance}: appearance",
            // A kind of letter, shown with made-up people.
            "GET /quan-tri/thu/{kind}/xem: kind",
            // A school's name in addresses, which everybody knows; names of files, which are the same at every school.
            "GET /api/v1/schools/{slug}: slug", "HEAD /api/v1/schools/{slug}: slug", "GET /api/v1/{**path}: path",
            // A seal opens one lecture, at that lecture's own host name alone.
            .. from verb in (string[])["GET", "HEAD"] from route in (string[])["/goi/{seal}/phan/{part:int}: seal", "/goi/{seal}/phan/{part:int}: part", "/goi/{seal}/tep/{**member}: seal", "/goi/{seal}/tep/{**member}: member"] select $"{verb} {route}",
            "GET /open-data/{name}: name", "HEAD /open-data/{name}: name",
            "GET /open-data/{date}/{name}: date", "HEAD /open-data/{date}/{name}: date", "GET /open-data/{date}/{name}: name", "HEAD /open-data/{date}/{name}: name",
        ];

    [Fact]
    public async Task Every_route_has_a_case()
    {
        var covered = Cases.All.Select(c => c.Route).Concat(Cases.Pages.Select(p => p.Route)).Concat(Cases.WithoutObject).ToHashSet();

        var mapped = await PortalRoutes.AllAsync(app.Services);

        mapped.Select(r => r.Text).Where(r => !covered.Contains(r)).ShouldBeEmpty("Say in Cases.cs what these routes lead to and who may.");
    }

    [Fact]
    public async Task Every_case_has_a_route()
    {
        var mapped = (await PortalRoutes.AllAsync(app.Services)).Select(r => r.Text).ToHashSet();

        Cases.All.Select(c => c.Route).Concat(Cases.Pages.Select(p => p.Route)).Concat(Cases.WithoutObject)
            .Where(r => !mapped.Contains(r)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_id_that_a_route_takes_is_asked_for()
    {
        var mapped = await PortalRoutes.AllAsync(app.Services);

        var missing = from route in mapped
                      let cases = Cases.All.Where(c => c.Route == route.Text).ToList()
                      from id in route.Ids
                      let what = $"{route.Text}: {id}"
                      where !Harmless.Contains(what) && !cases.Any(c => c.Asks(id))
                      select what;

        missing.ShouldBeEmpty();
    }
}
