using Microsoft.Extensions.Localization;
using OerPortal.Library.Models;

namespace OerPortal.Library.Registers;

/// <summary>A part of the general register in which each page carries the sums of those before it.</summary>
internal abstract class SummedRegister(IStringLocalizer strings) : NumberedRegister
{
    protected static readonly BookKind[] Kinds = [BookKind.Textbook, BookKind.Teaching, BookKind.Reference, BookKind.Children];

    /// <summary>One for what is carried, two for the sums.</summary>
    internal override int RowsOnPage => LinesOnPage + 3;

    /// <summary>Four of words, then these, then a remark.</summary>
    protected IEnumerable<RegisterColumn> Sums =>
    [
        new(strings["library.voucher.titles"], 15, true), new(strings["library.copies"], 15, true),
        .. Kinds.Select(kind => new RegisterColumn(strings[$"library.register.short.{kind}"], 14, true)),
        new(strings["library.voucher.sum"], 28, true),
    ];

    protected IReadOnlyList<IReadOnlyList<RegisterRow>> Pages(IEnumerable<SummedLine> lines, RegisterSums carried)
    {
        var pages = new List<IReadOnlyList<RegisterRow>>();
        foreach (var page in lines.Chunk(LinesOnPage))
        {
            var ofPage = RegisterSums.Of(page.Select(l => l.Sums));
            var inAll = carried.And(ofPage);
            // The first page has nothing to carry: its line stays free.
            pages.Add(
            [
                carried.IsNothing ? RegisterRow.Blank : Sum("library.register.carried", carried),
                .. page.Select(l => RegisterRow.Line([.. l.Words, .. Figures(l.Sums), l.Remark])), .. Blanks(page.Length),
                Sum("library.register.ofPage", ofPage), Sum("library.register.inAll", inAll),
            ]);
            carried = inAll;
        }
        return pages;
    }

    private RegisterRow Sum(string what, RegisterSums sums) => RegisterRow.Sum([strings[what].Value, null, null, null, .. Figures(sums)]);

    private static IEnumerable<object?> Figures(RegisterSums sums)
        => [Shown(sums.Titles), Shown(sums.Copies), .. sums.ByKind.Select(Shown), sums.Money];

    private static object? Shown(int count) => count > 0 ? count : null;
}

/// <param name="Words">What stands in the first four columns.</param>
internal sealed record SummedLine(IReadOnlyList<object?> Words, RegisterSums Sums, string Remark);

/// <param name="ByKind">Copies, in the order of the columns.</param>
internal sealed record RegisterSums(int Titles, IReadOnlyList<int> ByKind, long Money)
{
    internal static RegisterSums None { get; } = new(0, [0, 0, 0, 0], 0);

    internal int Copies => ByKind.Sum();

    internal bool IsNothing => Copies == 0 && Money == 0;

    internal RegisterSums And(RegisterSums other) => new(Titles + other.Titles, [.. ByKind.Zip(other.ByKind, (one, two) => one + two)], Money + other.Money);

    internal static RegisterSums Of(IEnumerable<RegisterSums> sums) => sums.Aggregate(None, (one, other) => one.And(other));
}
