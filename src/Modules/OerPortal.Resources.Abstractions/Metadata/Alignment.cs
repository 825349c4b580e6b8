namespace OerPortal.Resources;

/// <summary>LRMI <c>AlignmentObject</c>: the place in a programme that a resource serves.</summary>
/// <param name="Type">Code of <see cref="Vocabulary.AlignmentTypes"/>.</param>
/// <param name="Framework">For example "Chương trình GDPT 2018".</param>
/// <param name="TargetName">For example "Đọc mở rộng: truyền thuyết".</param>
/// <param name="TargetUrl">Absolute address of the target's description, or null.</param>
/// <param name="Id">Of a topic of the programme, for example "gdpt-2018/toan/4/phan-so"; null for somebody's own words.</param>
public sealed record Alignment(string Type, string? Framework, string TargetName, string? TargetUrl = null, string? Id = null);

/// <param name="From">Years, or null when open.</param>
/// <param name="To">Years, or null when open.</param>
public sealed record AgeRange(int? From, int? To);
