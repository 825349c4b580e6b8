using OerPortal.SearchQuality;

namespace OerPortal.Search.Tests.Quality;

public sealed class MeasuresTests
{
    [Fact]
    public void The_second_place_is_worth_half() => Measures.ReciprocalRank(2).ShouldBe(0.5);

    [Fact]
    public void What_is_not_found_is_worth_nothing() => Measures.ReciprocalRank(null).ShouldBe(0);

    [Fact]
    public void The_best_order_is_worth_one() => Measures.Ndcg([3, 2, 1], [1, 0, 3, 2, 0]).ShouldBe(1, 1e-9);

    // (7/1 + 0 + 3/2) / (7/1 + 3/log2(3) + 0)
    [Fact]
    public void What_stands_too_far_behind_is_worth_less() => Measures.Ndcg([3, 0, 2], [3, 2, 0]).ShouldBe(8.5 / (7 + (3 / Math.Log2(3))), 1e-9);

    [Fact]
    public void Ten_count() => Measures.Ndcg([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3], [3]).ShouldBe(0);

    [Fact]
    public void Where_more_than_ten_are_right_ten_are_enough() => Measures.Ndcg(Enumerable.Repeat(3, 10), Enumerable.Repeat(3, 40)).ShouldBe(1, 1e-9);
}
