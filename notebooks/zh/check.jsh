/**
 * 把答案与正确的值比较，并说出结果。不是数的答案视为没有作答。
 *
 * @param tolerance 允许的误差，占正确值的比例；0 表示必须相等
 */
void check(String name, double answer, double expected, double tolerance) {
    if (Double.isNaN(answer)) {
        System.out.println("… " + name + "：还没有作答");
    } else if (Math.abs(answer - expected) <= Math.abs(expected) * tolerance) {
        System.out.println("✓ " + name);
    } else {
        System.out.println("✗ " + name + "：" + answer + (answer < expected ? " 太小" : " 太大"));
    }
}
