using OerPortal.Usage.Models;

namespace OerPortal.Usage.Tests;

public sealed class PlotTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    [Fact]
    public void Pieces_of_a_column_stand_on_each_other_and_the_highest_fills_the_drawing()
    {
        var plot = Plot.Of([new(Day, new(5, 5), new(10, 10), new(5, 5)), new(Day.AddDays(1), default, new(10, 10), default)]);

        plot.Highest.ShouldBe(20);
        plot.Pieces().ShouldBe(
        [
            new PlotPiece(0, 50, 50, "reads"), new PlotPiece(0, 25, 25, "downloads"), new PlotPiece(0, 0, 25, "views"), new PlotPiece(10, 50, 50, "reads"),
        ]);
    }

    [Fact]
    public void Weeks_begin_with_the_first_day_and_the_last_may_be_short()
    {
        var plot = Plot.Of([.. Enumerable.Range(0, 64).Select(n => new UseRow<DateOnly>(Day.AddDays(n), new(1, 1), default, default))]);

        plot.Columns.Count.ShouldBe(10);
        plot.Columns[0].Days.ShouldBe("1/11–7/11/2026");
        plot.Columns[0].Views.Uses.ShouldBe(7);
        plot.Columns[^1].Views.Uses.ShouldBe(1);
        plot.Views.Uses.ShouldBe(64);
    }
}
