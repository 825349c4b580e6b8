using OerPortal.Isolation.Tests.Kit;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>Each route × each person × the own school's object, the neighbour's and one that nobody has.</summary>
public sealed class IsolationTests(TwoSchools app)
{
    public static TheoryData<int, string> Everything
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Cases.All.Count; i++)
                data.Add(i, $"{Cases.All[i]}");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    [BadInput(82)]
    public async Task The_neighbours_object_answers_like_an_unknown_one(int number, string route)
    {
        var one = Cases.All[number];
        one.ToString().ShouldBe(route);
        var own = app.NamesOf(one.Of, app.Own);
        var neighbour = app.NamesOf(one.Of, app.Neighbour);
        foreach (var place in app.Places)
        {
            foreach (var who in WhoList.All)
            {
                var unknown = await app[who].AskAsync(place, one.Probe, app.UnknownOf(one.Of));
                var may = (place.IsPortal ? one.Portal : one.Here).HasFlag(who);
                var mayNeighbour = one.MayAlsoNeighbours.HasFlag(who) || (place.IsPortal && Mirrored(one.Portal).HasFlag(who));
                if (!mayNeighbour)
                    await AlikeAsync(unknown, neighbour, $"{who} at {place.Name} asks for the neighbour's");
                if (!may)
                    await AlikeAsync(unknown, own, $"{who} at {place.Name} asks for the school's");
                async Task AlikeAsync(Answer expected, Names names, string what)
                {
                    var answer = await app[who].AskAsync(place, one.Probe, names);
                    // A notice may have come in between; what the object makes different stays different.
                    if (answer != expected)
                        (expected, answer) = (await app[who].AskAsync(place, one.Probe, app.UnknownOf(one.Of)), await app[who].AskAsync(place, one.Probe, names));
                    answer.DifferenceTo(expected).ShouldBeNull(what);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Whoever_may_gets_it(int number, string route)
    {
        var one = Cases.All[number];
        one.ToString().ShouldBe(route);
        foreach (var place in app.Places)
        {
            foreach (var who in WhoList.All.Where(w => (place.IsPortal ? one.Portal : one.Here).HasFlag(w)))
            {
                var own = one.Once ? await app.Own.TakeAsync(one.Of) : app.NamesOf(one.Of, app.Own);
                var answer = await app[who].AskAsync(place, one.Probe, own);
                ((int)answer.Status).ShouldBeLessThan(400, $"{who} at {place.Name}: {answer}");
                answer.Headers.ShouldNotContain("/dang-nhap", Case.Sensitive, $"{who} at {place.Name}");
            }
        }
    }

    /// <summary>Who may with the neighbour's, if these may with the first school's.</summary>
    private static Who Mirrored(Who may)
        => (may & Who.System)
            | (may.HasFlag(Who.Teacher) ? Who.NeighbourTeacher : Who.Nobody)
            | (may.HasFlag(Who.Admin) ? Who.NeighbourAdmin : Who.Nobody);
}
