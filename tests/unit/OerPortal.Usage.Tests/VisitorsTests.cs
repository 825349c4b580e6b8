using OerPortal.Usage.Counting;

namespace OerPortal.Usage.Tests;

public sealed class VisitorsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 5, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 11, 29);

    [Fact]
    public void Each_click_begins_the_half_minute_anew()
    {
        var visitors = new Visitors();
        visitors.Meet("a", "read x", Noon, Day).ShouldBe(true);
        visitors.Meet("a", "read x", Noon.AddSeconds(20), Day).ShouldBeNull();
        visitors.Meet("a", "read x", Noon.AddSeconds(40), Day).ShouldBeNull();
        visitors.Meet("a", "read x", Noon.AddSeconds(70), Day).ShouldBe(false);
    }

    [Fact]
    public void Another_person_another_thing_and_another_kind_are_clicks_of_their_own()
    {
        var visitors = new Visitors();
        visitors.Meet("a", "read x", Noon, Day).ShouldBe(true);
        visitors.Meet("b", "read x", Noon, Day).ShouldBe(true);
        visitors.Meet("a", "read y", Noon, Day).ShouldBe(true);
        visitors.Meet("a", "view x", Noon, Day).ShouldBe(true);
    }

    [Fact]
    public void Nobody_is_known_the_next_day()
    {
        var visitors = new Visitors();
        visitors.Meet("a", "read x", Noon, Day).ShouldBe(true);
        visitors.Meet("a", "read x", Noon.AddSeconds(10), Day.AddDays(1)).ShouldBe(true);
    }

    [Fact]
    public void A_request_that_ends_after_midnight_does_not_bring_yesterday_back()
    {
        var visitors = new Visitors();
        visitors.Meet("a", "read x", Noon, Day.AddDays(1)).ShouldBe(true);
        visitors.Meet("b", "read x", Noon, Day).ShouldBe(true);
        visitors.Meet("a", "read x", Noon.AddSeconds(31), Day.AddDays(1)).ShouldBe(false);
    }

    [Fact]
    public void A_school_full_of_readers_are_all_counted()
    {
        var visitors = new Visitors();
        var people = Enumerable.Range(0, 50_000).Count(n => visitors.Meet($"{n}", "read x", Noon, Day) == true);
        people.ShouldBeInRange(49_990, 50_000);
    }

    [Fact]
    public void What_a_visitor_says_may_be_long()
        => new Visitors().Meet(new string('ư', 100_000), "read x", Noon, Day).ShouldBe(true);
}
