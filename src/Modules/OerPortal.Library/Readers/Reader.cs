using Microsoft.Extensions.Localization;
using OerPortal.Library.Models;

namespace OerPortal.Library.Readers;

/// <summary>Somebody who may borrow at the current school.</summary>
/// <param name="ClassName">Empty for who is in no class.</param>
/// <param name="Number">The school's own number of a pupil, or the number of the library's card.</param>
/// <param name="HasLeft">Brings back and borrows no more.</param>
internal sealed record Reader(Guid PersonId, string Name, ReaderKind Kind, string ClassName = "", string? Number = null, bool HasLeft = false)
{
    /// <summary>Of a card of the library's own; null for who has none.</summary>
    internal Guid? CardId { get; init; }

    /// <summary>What is the matter with it; then they have left, for as long as that is so.</summary>
    internal CardTrouble? CardTrouble { get; init; }

    /// <summary>Where somebody of the staff works.</summary>
    internal string Department { get; init; } = "";

    /// <summary>The last day of their card.</summary>
    internal DateOnly? ValidUntil { get; init; }

    /// <summary>What a scanner reads from their card.</summary>
    internal string Code { get; init; } = "";
}

internal static class ReaderWords
{
    /// <summary>Name and class: "Nguyễn Lan · Lớp 6A".</summary>
    internal static string Words(this Reader reader, IStringLocalizer strings) => reader.ClassName.Length > 0 ? $"{reader.Name} · {strings["library.class", reader.ClassName]}" : reader.Name;

    /// <summary>Class, department, or what they are.</summary>
    internal static string Belongs(this Reader reader, IStringLocalizer strings)
        => reader.ClassName.Length > 0 ? strings["library.class", reader.ClassName] : reader.Department.Length > 0 ? reader.Department : strings[$"library.reader.{reader.Kind}"];
}
