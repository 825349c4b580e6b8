using Microsoft.Extensions.Localization;
using OerPortal.Library.Models;

namespace OerPortal.Library.Readers;

/// <summary>Somebody who may borrow at the current school.</summary>
/// <param name="ClassName">Empty for who is in no class.</param>
/// <param name="Number">The school's own number of a pupil.</param>
/// <param name="HasLeft">Brings back and borrows no more.</param>
internal sealed record Reader(Guid PersonId, string Name, ReaderKind Kind, string ClassName = "", string? Number = null, bool HasLeft = false);

internal static class ReaderWords
{
    /// <summary>Name and class: "Nguyễn Lan · Lớp 6A".</summary>
    internal static string Words(this Reader reader, IStringLocalizer strings) => reader.ClassName.Length > 0 ? $"{reader.Name} · {strings["library.class", reader.ClassName]}" : reader.Name;
}
