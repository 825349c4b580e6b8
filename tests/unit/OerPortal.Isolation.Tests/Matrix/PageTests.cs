using System.Net;
using OerPortal.Isolation.Tests.Kit;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>Pages, lists and answers that name no object tell nothing of the neighbour either.</summary>
public sealed class PageTests(TwoSchools app)
{
    public static TheoryData<int, string> Pages
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Cases.Pages.Count; i++)
                data.Add(i, $"{Cases.Pages[i]}");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    [BadInput(82)]
    public async Task A_page_says_no_word_of_the_neighbours(int number, string route)
    {
        var page = Cases.Pages[number];
        page.ToString().ShouldBe(route);
        foreach (var place in app.Places)
        {
            foreach (var who in WhoList.All)
            {
                var answer = await app[who].AskAsync(place, page.Probe, []);
                var said = Forbidden(page, place, who).Where(secret => answer.Body.Contains(secret, StringComparison.OrdinalIgnoreCase));
                said.ShouldBeEmpty($"{who} at {place.Name}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_a_signed_in_person_sees_is_kept_by_nobody_else(int number, string route)
    {
        var page = Cases.Pages[number];
        page.ToString().ShouldBe(route);
        foreach (var place in app.Places)
        {
            var answer = await app[Who.Teacher].AskAsync(place, page.Probe, []);
            var guest = await app[Who.Guest].AskAsync(place, page.Probe, []);
            if (page.IsTheSameForAll)
                (answer.Status, answer.Body).ShouldBe((guest.Status, guest.Body), $"at {place.Name}");
            else
                answer.Headers.ShouldMatch(@"Cache-Control: [^\n]*(private|no-store)", $"at {place.Name}");
            guest.Body.ShouldNotContain(app.Own.Teacher.DisplayName, Case.Sensitive, $"at {place.Name}");
        }
    }

    [Fact]
    public async Task A_page_refuses_verbs_it_has_no_handler_for()
    {
        var mapped = await PortalRoutes.AllAsync(app.Services);
        var pages = mapped.Where(r => r.IsPage).GroupBy(r => r.Pattern);
        foreach (var page in pages)
        {
            foreach (var verb in new[] { "POST", "PUT", "PATCH", "DELETE" }.Where(v => !page.Any(r => r.Text.StartsWith(v + " ", StringComparison.Ordinal))))
            {
                var answer = await app[Who.System].AskAsync(Place.ByPath(app.Own.School), new Probe($"{verb} {page.Key}", "", null), app.Own.Everything());
                // Whoever lacks the right for the page is told that first.
                answer.Status.ShouldBeOneOf([HttpStatusCode.MethodNotAllowed, HttpStatusCode.Forbidden], $"{verb} {page.Key}");
            }
        }
    }

    private IEnumerable<string> Forbidden(RoutePage page, Place place, Who who)
    {
        if ((place.IsPortal || page.IsOfInstallation) && page.PortalTells.HasFlag(who))
            return [];
        if (!Who.Neighbour.HasFlag(who))
            return place.IsPortal && who == Who.Guest ? [.. app.Neighbour.Secrets, .. app.Own.Secrets] : app.Neighbour.Secrets;
        if (page.IsOfPerson)
            return [];
        // Their own name stands in the head of every page.
        return (place.IsPortal ? app.Own : app.Neighbour).Secrets;
    }
}
