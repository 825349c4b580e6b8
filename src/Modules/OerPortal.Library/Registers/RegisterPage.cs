using OerPortal.Cms.Text;

namespace OerPortal.Library.Registers;

/// <param name="Width">On paper, in millimetres; nothing where it only stands in spreadsheets.</param>
/// <param name="IsFigure">Stands at the right.</param>
internal sealed record RegisterColumn(string Head, double Width, bool IsFigure = false);

/// <summary>A page of a register: the same lines on paper and on the screen, for ever, as long as they are what they are.</summary>
internal sealed record RegisterPage(int Number, IReadOnlyList<RegisterRow> Rows);

/// <param name="Cells">By column: words, whole numbers, days, or nothing. A heading has one; a sum begins with what it is the sum of.</param>
internal sealed record RegisterRow(RowKind Kind, IReadOnlyList<object?> Cells)
{
    /// <summary>What is left free on paper.</summary>
    internal static RegisterRow Blank { get; } = new(RowKind.Blank, []);

    internal static RegisterRow Line(params IReadOnlyList<object?> cells) => new(RowKind.Line, cells);

    internal static RegisterRow Heading(string words) => new(RowKind.Heading, [words]);

    internal static RegisterRow Sum(params IReadOnlyList<object?> cells) => new(RowKind.Sum, cells);

    /// <summary>As people read it.</summary>
    internal string Text(int column) => column >= Cells.Count ? "" : Cells[column] switch
    {
        string words => words,
        DateOnly day => day.Day(),
        int number => number.ToString("N0"),
        long number => number.ToString("N0"),
        _ => "",
    };

    /// <summary>How many columns the first cell takes: a sum's words reach to its first figure.</summary>
    internal int FirstSpan(int columns) => Kind switch
    {
        RowKind.Heading => columns,
        RowKind.Sum when Enumerable.Range(1, Cells.Count - 1).FirstOrDefault(at => Cells[at] is not null) is > 0 and var figure => figure,
        _ => 1,
    };
}

internal enum RowKind
{
    Line,
    Heading,
    Sum,
    Blank,
}
