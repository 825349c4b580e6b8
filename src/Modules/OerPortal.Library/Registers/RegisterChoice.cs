using OerPortal.Library.Accession;
using OerPortal.Library.Models;

namespace OerPortal.Library.Registers;

/// <summary>One of a school's registers.</summary>
/// <param name="Kind">Null for the general one, of vouchers.</param>
internal readonly record struct RegisterChoice(BookKind? Kind)
{
    private const string OfVouchers = "tq";

    /// <summary>In the order librarians name them.</summary>
    internal static IReadOnlyList<RegisterChoice> All { get; } =
        [new(null), new(BookKind.Reference), new(BookKind.Children), new(BookKind.Teaching), new(BookKind.Textbook)];

    /// <summary>As addresses write it.</summary>
    internal string Code => Kind is { } kind ? Register.Letters(kind).ToLowerInvariant() : OfVouchers;

    /// <summary>The end of keys of its strings.</summary>
    internal string Key => Kind?.ToString() ?? "General";

    /// <summary>Its line in <c>library.counter</c>.</summary>
    internal string Counter => Kind is { } kind ? Register.Letters(kind) : RegisterNumbers.General;

    /// <summary>A number as it is written in it.</summary>
    internal string Number(int number) => Kind is { } kind ? Register.Number(kind, number) : $"{number}";

    /// <summary>Nothing is the general one; null for what is none.</summary>
    internal static RegisterChoice? Read(string? code)
    {
        if (string.IsNullOrEmpty(code))
            return All[0];
        return All.Where(c => string.Equals(c.Code, code, StringComparison.OrdinalIgnoreCase)).Select(c => (RegisterChoice?)c).FirstOrDefault();
    }
}
