using OerPortal.Library.Accession;
using OerPortal.Library.Models;
using OerPortal.Library.StockTaking;
using OerPortal.Library.WritingOff;

namespace OerPortal.Library.Registers;

/// <summary>One of a school's registers.</summary>
/// <param name="Kind">Null for the general one.</param>
/// <param name="Part">Of the general one.</param>
internal sealed record RegisterChoice(BookKind? Kind, RegisterPart Part = RegisterPart.In)
{
    /// <summary>In the order librarians name them.</summary>
    internal static IReadOnlyList<RegisterChoice> All { get; } =
    [
        new(Kind: null), new(null, RegisterPart.Out), new(null, RegisterPart.StockTake),
        new(BookKind.Reference), new(BookKind.Children), new(BookKind.Teaching), new(BookKind.Textbook),
    ];

    /// <summary>As addresses write it.</summary>
    internal string Code => Kind is { } kind ? Register.Letters(kind).ToLowerInvariant() : Part switch { RegisterPart.Out => "xuat", RegisterPart.StockTake => "kk", _ => "tq" };

    /// <summary>The end of keys of its strings.</summary>
    internal string Key => Kind?.ToString() ?? Part switch { RegisterPart.Out => "Out", RegisterPart.StockTake => "StockTake", _ => "General" };

    /// <summary>Its line in <c>library.counter</c>.</summary>
    internal string Counter => Kind is { } kind ? Register.Letters(kind) : Part switch { RegisterPart.Out => WriteOffDesk.Counter, RegisterPart.StockTake => StockTakeClosing.Counter, _ => RegisterNumbers.General };

    /// <summary>A number as it is written in it.</summary>
    internal string Number(int number) => Kind is { } kind ? Register.Number(kind, number) : $"{number}";

    /// <summary>Nothing is the general one; null for what is none.</summary>
    internal static RegisterChoice? Read(string? code)
    {
        if (string.IsNullOrEmpty(code))
            return All[0];
        return All.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>What the general register tells of: what came in, what went, what was there on a day.</summary>
internal enum RegisterPart
{
    In,
    Out,
    StockTake,
}
